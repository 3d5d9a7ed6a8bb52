-- Rates of half-years that the user entered, because the program's own tables
-- lack them or to correct them. A row stands for its half-year alone.
CREATE TABLE rate (
  rate_table TEXT NOT NULL CHECK (rate_table IN ('ecb', 'legal')),
  half_year  TEXT NOT NULL CHECK (half_year GLOB '[0-9][0-9][0-9][0-9]-S[12]'),
  rate       INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000), -- hundredths of a percent, a year
  source     TEXT NOT NULL CHECK (source <> ''),
  PRIMARY KEY (rate_table, half_year)
) STRICT, WITHOUT ROWID;
