-- Each text has a tone from now on: those the user changed are of their level's
-- usual one.
UPDATE override SET key = replace(replace(replace(replace(key,
  '/upcoming-', '/upcoming-cordial-'), '/first-', '/first-cordial-'),
  '/second-', '/second-formal-'), '/third-', '/third-formal-');
