"""Last or next: the tense of a clause decides what a bare weekday, day or month means. Written on Monday 2013-10-07."""

from datetime import date

import pytest

from scripts.pipeline.times import tag_times


@pytest.mark.parametrize(("text", "expression", "value"), [
    ("The film will be released on Friday.", "Friday", "2013-10-11"),
    ("It was released on Friday.", "Friday", "2013-10-04"),
    ("The report is due Friday.", "Friday", "2013-10-11"),
    ("He said he would meet Putin on Friday.", "Friday", "2013-10-11"),
    ("Lawmakers plan to vote Wednesday.", "Wednesday", "2013-10-09"),
    ("Talks have gone on since Friday.", "Friday", "2013-10-04"),
    ("Ships must leave by Friday.", "Friday", "2013-10-11"),
    ("They have until Friday to pay.", "Friday", "2013-10-11"),
    ("Voters go to the polls on Sunday.", "Sunday", "2013-10-13"),
    ("The deadline is Thursday.", "Thursday", "2013-10-10"),
    ("He is expected to return Saturday.", "Saturday", "2013-10-12"),
    ("The two met Saturday in Bali, and will meet again Thursday.", "Thursday", "2013-10-10"),
    ("The ministers, who met on Thursday, said nothing.", "Thursday", "2013-10-03"),
    ("The summit, scheduled for Thursday, was cancelled.", "Thursday", "2013-10-10"),
    ("Abe leaves for Moscow on Wednesday.", "Wednesday", "2013-10-09"),
    ("A rally is planned for Saturday.", "Saturday", "2013-10-12"),
    ("In an interview published Saturday he denied it.", "Saturday", "2013-10-05"),
    ("The vote, originally set for Friday, was postponed.", "Friday", "2013-10-11"),
    ("The ban takes effect on Jan. 1.", "Jan. 1", "2014-01-01"),
    ("The law took effect on Jan. 1.", "Jan. 1", "2013-01-01"),
    ("The games open in February.", "February", "2014-02"),
    ("He was elected in February.", "February", "2013-02"),
    ("Russia hosts the summit in June.", "June", "2014-06"),
    ("Elections due in December will decide.", "December", "2013-12"),
    ("He had promised in December to come.", "December", "2012-12"),
    ("Sales rose in September.", "September", "2013-09"),
    ("The trial is to begin in March.", "March", "2014-03"),
    ("She was born on March 5.", "March 5", "2013-03-05"),
    ("Talks resume Tuesday.", "Tuesday", "2013-10-08"),
    ("The ship arrives Tuesday.", "Tuesday", "2013-10-08"),
    ("Police arrested him early Sunday.", "early Sunday", "2013-10-06"),
    ("The two sides agreed in April to resume talks next spring.", "April", "2013-04"),
    ("Tokyo wants a deal by November.", "November", "2013-11"),
    ("He called on Tokyo to act before Friday.", "Friday", "2013-10-11"),
    ("Officials are preparing for a visit in November.", "November", "2013-11"),
    ("The vote is Thursday.", "Thursday", "2013-10-10"),
    ("A ceremony would still be held on April 24.", "April 24", "2014-04-24"),
    ("They will discuss the disputed islands on Thursday.", "Thursday", "2013-10-10"),
    ("The money would be paid on an unspecified date in January.", "January", "2014-01"),
    ("Work was supposed to begin on Thursday.", "Thursday", "2013-10-10"),
    ("Nobody could be reached on Thursday.", "Thursday", "2013-10-03"),
])
def test_direction(text, expression, value):
    found = [(text[t.begin:t.end], t.value) for t in tag_times(text, "en", date(2013, 10, 7))]
    assert (expression, value) in found
