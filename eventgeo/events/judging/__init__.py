"""Which triggers of a report tell of one incident, and whether it is one: small linear models over named features.

Triggers are judged by their sentence (sentences.py), sentences as a whole by coarse classes of words (passages.py), the
report by its words (topic.py); what is linked makes clusters (clusters.py), of which trees say whether each is an
incident (verdict.py); its date and place are those of the greatest expected score (dating.py; placing.py, of those in
atlas.py). train.py learns all of them.
"""
