"""Late-payment interest and prescription by a second method.

Counts day by day, where the program counts by runs of days, with Decimal and
with dates counted by hand, from the same two tables of rates. What it writes is
kept beside it; the tests compare the program with that, and that with this.

    python3 second_method.py penalties    > second-method.csv
    python3 second_method.py prescription > prescription-vectors.csv
"""
import os
import sys
from decimal import Decimal, ROUND_HALF_UP

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "..", "..", "..", "assets", "rates")
CENT = Decimal("0.01")

# --- the calendar: a day is the tuple (year, month, day of month) -------------

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def length(year, month):
    return 29 if month == 2 and leap(year) else LENGTHS[month - 1]


def after(day):
    """The next day."""
    year, month, dom = day
    if dom < length(year, month):
        return (year, month, dom + 1)
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def later(day, n):
    for _ in range(n):
        day = after(day)
    return day


def read(text):
    return tuple(int(part) for part in text.split("-")) if text else None


def write(day):
    return "%04d-%02d-%02d" % day if day else ""


# --- the rates ---------------------------------------------------------------

def table(name):
    with open(os.path.join(TABLES, name), encoding="utf-8") as lines:
        rows = [line.strip().split(",") for line in lines if line.strip() and not line.startswith("#")]
    return rows[1:]


ECB = [(read(row[0]), Decimal(row[1])) for row in table("ecb.csv")]
LEGAL = {row[0]: Decimal(row[2]) for row in table("legal.csv")}


def rate(regime, contract, day):
    """The yearly rate, in percent, of one day."""
    year, month, _ = day
    if regime == "consumer":
        return LEGAL["%d-S%d" % (year, 1 if month < 7 else 2)]
    if regime == "professional" and contract is not None:
        return contract
    first = (year, 1 if month < 7 else 7, 1)
    in_force = max(row for row in ECB if row[0] <= first)[1]
    return in_force + (8 if regime == "public" else 10)


# --- the claim ---------------------------------------------------------------

def claim(regime, principal, start, until, payments, contract, first, judgment):
    """Walks from the day after start to until. Money of a day counts from the
    next one. From the day of the judgment on no interest runs."""
    contract = contract if regime == "professional" else None
    balance, accrued, settled, penalty = principal, Decimal(0), Decimal(0), Decimal(0)
    for on, amount in payments:
        if on <= start and on <= until:
            balance -= amount
    segments, run = [], None
    late = balance > 0 and start < until

    def close():
        nonlocal run, penalty, accrued
        if run is not None:
            begin, end, days, owed, percent = run
            amount = (owed * percent * days / 36500).quantize(CENT, ROUND_HALF_UP)
            segments.append("%s/%s/%d/%s/%s/%s" % (write(begin), write(end), days, owed, percent.quantize(CENT), amount))
            penalty += amount
            accrued += amount
            run = None

    day = start
    while day < until:
        day = after(day)
        if day[1:] in ((1, 1), (7, 1)) and contract is None:
            close()
        if balance > 0 and (judgment is None or day < judgment):
            percent = rate(regime, contract, day)
            run = (run[0], day, run[2] + 1, balance, percent) if run else (day, day, 1, balance, percent)
        else:
            close()
        came = [amount for on, amount in payments if on == day]
        if came:
            close()
        for amount in came:
            interest = min(accrued, amount) if first == "interest" else Decimal(0)
            accrued -= interest
            settled += interest
            balance -= amount - interest
    close()
    indemnity = Decimal(0)
    if late and regime in ("professional", "public") and (judgment is None or start < judgment):
        indemnity = Decimal(40)
    return [" ".join(segments), penalty, settled, balance, indemnity, balance + penalty - settled + indemnity]


# What it is, regime, principal, due (or receipt), last day, payments, contractual rate, what a part payment pays first, judgment.
CASES = [
    ("one cent for a day", "professional", "0.01", "2026-06-30", "2026-07-01", "", "", "", ""),
    ("one cent for years", "professional", "0.01", "2020-01-15", "2026-11-21", "", "", "", ""),
    ("ten billion for a day", "professional", "10000000000.00", "2026-06-30", "2026-07-01", "", "", "", ""),
    ("ten billion for years", "professional", "10000000000.00", "2016-02-29", "2026-12-31", "", "", "", ""),
    ("ten billion, contractual, for years", "professional", "10000000000.00", "2016-02-29", "2026-12-31", "", "99.99", "", ""),
    ("half a cent is rounded up", "professional", "182.50", "2026-01-31", "2026-02-01", "", "1.00", "", ""),
    ("just below half a cent", "professional", "182.49", "2026-01-31", "2026-02-01", "", "1.00", "", ""),
    ("the year before a rate rose, one half-year to the next", "professional", "4200.00", "2022-12-20", "2023-01-10", "", "", "", ""),
    ("a change of the ECB within the half-year moves nothing", "professional", "4200.00", "2026-08-31", "2026-10-31", "", "", "", ""),
    ("a change of the ECB on the eve of a half-year", "professional", "900.00", "2022-12-15", "2023-01-31", "", "", "", ""),
    ("the half-year of the first rise, still at zero", "professional", "5000.00", "2022-06-15", "2022-12-31", "", "", "", ""),
    ("the half-year after it", "professional", "5000.00", "2022-12-31", "2023-06-30", "", "", "", ""),
    ("rates that fall", "professional", "5000.00", "2024-05-31", "2025-08-31", "", "", "", ""),
    ("years at one rate part at each half-year all the same", "professional", "777.77", "2016-04-01", "2019-03-31", "", "", "", ""),
    ("ten years", "professional", "12345.67", "2016-01-01", "2026-11-21", "", "", "", ""),
    ("29 February is a day", "professional", "1000.00", "2024-02-28", "2024-03-01", "", "", "", ""),
    ("due on 29 February", "professional", "1000.00", "2024-02-29", "2025-02-28", "", "", "", ""),
    ("until 29 February", "professional", "1000.00", "2023-11-30", "2024-02-29", "", "", "", ""),
    ("a leap year has 366 days over 365", "professional", "36500.00", "2023-12-31", "2024-12-31", "", "10.00", "", ""),
    ("a common year has 365", "professional", "36500.00", "2024-12-31", "2025-12-31", "", "10.00", "", ""),
    ("due on 31 December", "professional", "640.40", "2025-12-31", "2026-01-01", "", "", "", ""),
    ("due on 30 June", "professional", "640.40", "2025-06-30", "2025-12-31", "", "", "", ""),
    ("until 30 June", "professional", "640.40", "2026-06-29", "2026-06-30", "", "", "", ""),
    ("nothing late on the due day", "professional", "640.40", "2026-06-30", "2026-06-30", "", "", "", ""),
    ("not due yet", "professional", "640.40", "2026-12-31", "2026-11-21", "2026-11-01:40.40", "", "", ""),
    ("paid in part before the due day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-03-01:500.00", "", "", ""),
    ("paid in part on the due day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-03-31:500.00", "", "", ""),
    ("paid in part on the first late day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-04-01:500.00", "", "", ""),
    ("paid in full on the due day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-03-31:2000.00", "", "", ""),
    ("paid in full on the first late day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-04-01:2000.00", "", "", ""),
    ("paid in part on the last day counted", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-09-30:500.00", "", "", ""),
    ("paid in part after the last day counted", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-10-01:500.00", "", "", ""),
    ("several payments on a day", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-05-05:100.00;2026-05-05:200.00;2026-05-05:0.01", "", "", ""),
    ("payments out of order", "professional", "2000.00", "2026-03-31", "2026-09-30", "2026-08-08:300.00;2026-05-05:200.00", "", "", ""),
    ("a payment on 31 December and one on 1 January", "professional", "2000.00", "2025-10-31", "2026-02-28", "2025-12-31:300.00;2026-01-01:300.00", "", "", ""),
    ("a payment on 30 June and one on 1 July", "professional", "2000.00", "2026-05-31", "2026-08-31", "2026-06-30:300.00;2026-07-01:300.00", "", "", ""),
    ("paid in thirds, a cent apart", "professional", "100.00", "2026-01-31", "2026-11-21", "2026-03-31:33.33;2026-05-31:33.33;2026-07-31:33.33", "", "", ""),
    ("overpaid by the penalty", "professional", "1000.00", "2026-01-31", "2026-11-21", "2026-07-31:1060.25", "", "", ""),
    ("overpaid before the due day", "professional", "1000.00", "2026-01-31", "2026-11-21", "2026-01-15:1000.01", "", "", ""),
    ("paid, then paid again", "professional", "1000.00", "2026-01-31", "2026-11-21", "2026-03-31:1000.00;2026-04-30:1000.00", "", "", ""),
    ("contractual rate over rate changes", "professional", "8000.00", "2022-01-31", "2026-11-21", "", "12.00", "", ""),
    ("contractual rate and payments over half-years", "professional", "8000.00", "2024-01-31", "2026-11-21", "2024-06-30:1000.00;2025-02-28:2500.00", "15.25", "", ""),
    ("contractual rate at the floor of its half-year", "professional", "999.99", "2026-07-31", "2026-11-21", "", "8.25", "", ""),
    ("a consumer over the rise of the legal rate", "consumer", "1500.00", "2022-11-30", "2024-02-15", "", "", "", ""),
    ("a consumer over ten years", "consumer", "1500.00", "2015-01-01", "2026-11-21", "", "", "", ""),
    ("a consumer who pays in part", "consumer", "1500.00", "2026-02-10", "2026-11-21", "2026-02-10:100.00;2026-07-01:400.00", "", "", ""),
    ("the rate of the terms of sale is not a consumer's", "consumer", "1500.00", "2026-02-10", "2026-11-21", "", "15.00", "", ""),
    ("a public body over rate changes", "public", "52000.00", "2023-04-30", "2025-04-30", "", "", "", ""),
    ("a public body that pays in part", "public", "52000.00", "2026-01-30", "2026-11-21", "2026-06-30:26000.00", "", "", ""),
    ("the rate of the terms of sale is not a public body's", "public", "52000.00", "2026-01-30", "2026-11-21", "", "15.00", "", ""),
    ("interest first", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:2000.00;2026-08-01:1500.00", "", "interest", ""),
    ("interest first, less than the interest", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:50.00;2026-08-01:50.00", "", "interest", ""),
    ("interest first, the very interest", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:71.57", "", "interest", ""),
    ("interest first, a cent more", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:71.58", "", "interest", ""),
    ("interest first, paid on the due day", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-01-31:2000.00", "", "interest", ""),
    ("interest first, the principal alone is not enough", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:5000.00", "", "interest", ""),
    ("interest first, several on a day", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:40.00;2026-03-15:40.00;2026-03-15:1000.00", "", "interest", ""),
    ("interest first, overpaid", "professional", "5000.00", "2026-01-31", "2026-11-21", "2026-03-15:6000.00", "", "interest", ""),
    ("interest first, contractual", "professional", "5000.00", "2025-01-31", "2026-11-21", "2025-07-15:2000.00;2026-08-01:1500.00", "15.00", "interest", ""),
    ("interest first, a consumer", "consumer", "5000.00", "2025-01-31", "2026-11-21", "2025-07-15:2000.00;2026-08-01:1500.00", "", "interest", ""),
    ("interest first, a public body", "public", "5000.00", "2025-01-31", "2026-11-21", "2025-07-15:2000.00;2026-08-01:1500.00", "", "interest", ""),
    ("a judgment stops interest", "professional", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-06-10"),
    ("a judgment on 1 July", "professional", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-07-01"),
    ("a judgment on the first late day", "professional", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-04-01"),
    ("a judgment on the due day", "professional", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-03-31"),
    ("a judgment before the due day", "professional", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-01-12"),
    ("a judgment after the last day", "professional", "3000.00", "2026-03-31", "2026-05-21", "", "", "", "2026-06-10"),
    ("money after the judgment", "professional", "3000.00", "2026-03-31", "2026-11-21", "2026-05-05:500.00;2026-08-08:500.00", "", "", "2026-06-10"),
    ("money after the judgment, interest first", "professional", "3000.00", "2026-03-31", "2026-11-21", "2026-05-05:500.00;2026-08-08:500.00", "", "interest", "2026-06-10"),
    ("a judgment, contractual", "professional", "3000.00", "2025-03-31", "2026-11-21", "", "15.00", "", "2026-06-10"),
    ("a judgment, a consumer", "consumer", "3000.00", "2026-03-31", "2026-11-21", "", "", "", "2026-06-10"),
]


def drawn(n):
    """Cases by a generator written out here, the same on every machine."""
    seed = 20261122

    def below(limit):
        nonlocal seed
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (seed >> 33) % limit

    for i in range(n):
        regime = ("professional", "professional", "consumer", "public")[below(4)]
        cents = 1 + below((100, 100000, 10000000, 1000000000)[below(4)])
        start = later((2016, 1, 1), below(3600))
        until = min(later(start, below(1200)), (2026, 12, 31))
        payments = ";".join("%s:%s" % (write(later(start, below(700))), Decimal(1 + below(cents)) / 100) for _ in range(below(5)))
        contract = str(Decimal(1000 + below(1500)) / 100) if below(3) == 0 else ""
        judgment = write(later(start, below(900))) if below(4) == 0 else ""
        yield ("drawn %d" % (i + 1), regime, str((Decimal(cents) / 100).quantize(CENT)), write(start), write(until),
               payments, contract, ("", "interest")[below(2)], judgment)


def penalties():
    print("# Written by second_method.py: late-payment interest counted day by day. start: the due day, of a consumer the receipt of the formal notice.")
    print("# segments: from/to/days/balance/rate/amount. settled: interest that part payments paid. total: balance + penalty - settled + indemnity.")
    print("name,regime,principal,start,until,payments,contract_rate,first,judgment,segments,penalty,settled,balance,indemnity,total")
    for case in CASES + list(drawn(30)):
        _, regime, principal, start, until, payments, contract, first, judgment = case
        came = [(read(p.split(":")[0]), Decimal(p.split(":")[1])) for p in payments.split(";") if p]
        found = claim(regime, Decimal(principal), read(start), read(until), came, Decimal(contract) if contract else None, first, read(judgment))
        print(",".join(['"%s"' % case[0]] + list(case[1:]) + found[:1] + [str(amount.quantize(CENT)) for amount in found[1:]]))


# --- prescription ------------------------------------------------------------

YEARS = {"professional": 5, "consumer": 2, "public": 4}
INTERRUPTS = ("recognition", "court", "enforcement")


def months_before(day, n):
    """The same day of an earlier month, or the last one that month has."""
    year, month, dom = day
    for _ in range(n):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return (year, month, min(dom, length(year, month)))


def last_day(kind, since):
    """The last day on which a delay that starts at since can be interrupted."""
    year, month, dom = since
    if kind == "public":  # from 1 January after, that day included
        return (year + YEARS[kind], 12, 31)
    year += YEARS[kind]
    return (year, month, min(dom, length(year, month)))


PRESCRIPTIONS = [
    ("a professional, five years", "professional", "2021-11-22", ""),
    ("a consumer, two years", "consumer", "2024-11-22", ""),
    ("a public body, four years from 1 January after", "public", "2022-03-15", ""),
    ("a public body, due on 1 January", "public", "2022-01-01", ""),
    ("a public body, due on 31 December", "public", "2022-12-31", ""),
    ("due on 29 February, a year without one", "professional", "2024-02-29", ""),
    ("due on 29 February, a consumer", "consumer", "2024-02-29", ""),
    ("due on 28 February, a year with a 29th", "consumer", "2026-02-28", ""),
    ("due on 31 December", "professional", "2025-12-31", ""),
    ("the last day is a Sunday: it is not put off", "consumer", "2023-06-15", ""),
    ("alarms in shorter months", "professional", "2021-08-31", ""),
    ("the debtor recognises the debt", "professional", "2021-11-22", "recognition:2024-05-05"),
    ("a consumer recognises the debt", "consumer", "2024-11-22", "recognition:2026-01-10"),
    ("a public body recognises the debt", "public", "2022-03-15", "recognition:2024-02-29"),
    ("an act of the court", "professional", "2021-11-22", "court:2026-03-03"),
    ("an act of enforcement", "consumer", "2024-11-22", "enforcement:2025-12-31"),
    ("a reminder interrupts nothing", "professional", "2021-11-22", "reminder:2024-05-05"),
    ("a formal notice interrupts nothing", "professional", "2021-11-22", "formal_notice:2024-05-05"),
    ("a reminder after a recognition", "consumer", "2024-11-22", "recognition:2025-05-05;reminder:2026-06-06"),
    ("two recognitions: the later one", "consumer", "2024-11-22", "recognition:2025-05-05;recognition:2026-06-06"),
    ("out of order", "consumer", "2024-11-22", "recognition:2026-06-06;recognition:2025-05-05"),
    ("the second only in time thanks to the first", "consumer", "2020-01-31", "recognition:2021-12-31;court:2023-12-31"),
    ("recognised on the last day", "consumer", "2020-01-31", "recognition:2022-01-31"),
    ("recognised a day too late", "consumer", "2020-01-31", "recognition:2022-02-01"),
    ("too late, and once more", "consumer", "2020-01-31", "recognition:2022-02-01;court:2022-03-01"),
    ("recognised before it was due", "consumer", "2024-11-22", "recognition:2024-10-01"),
    ("recognised on the due day", "consumer", "2024-11-22", "recognition:2024-11-22"),
    ("recognised on 29 February", "professional", "2023-01-10", "recognition:2024-02-29"),
]


def prescription():
    print("# Written by second_method.py: the last day on which a claim can be pursued or its delay interrupted, and the alarms six and three months before.")
    print("# interruptions: kind:day;... since: the due day, or that of the interruption in force.")
    print("name,kind,due,interruptions,since,last,six_months,three_months")
    for name, kind, due, interruptions in PRESCRIPTIONS:
        since = read(due)
        events = [(read(event.split(":")[1]), event.split(":")[0]) for event in interruptions.split(";") if event]
        for on, what in sorted(events):
            if what in INTERRUPTS and since < on <= last_day(kind, since):
                since = on
        last = last_day(kind, since)
        print(",".join(['"%s"' % name, kind, due, interruptions] + [write(d) for d in (since, last, months_before(last, 6), months_before(last, 3))]))


if __name__ == "__main__":
    if sys.argv[1:] == ["penalties"]:
        penalties()
    elif sys.argv[1:] == ["prescription"]:
        prescription()
    else:
        sys.exit(__doc__)
