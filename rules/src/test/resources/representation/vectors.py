"""Makes measures.json: the measures by numpy and scipy, on real counts and on small ones.

    python3 vectors.py DATA ACS.csv > measures.json

DATA holds common_voice/scripted-speech, cldr and uci_adult_german; ACS.csv counts the rows of ACSIncome.validation.parquet by
AGEP,SEX,RAC1P,WKHP (a group-by with any tool); that file counts its codes of races from 0, the Census Bureau from 1. Of UCI Adult the result holds the measures alone, not its counts.
Chi-squared, its tail, Jensen-Shannon and Wasserstein are scipy's own; Kolmogorov-Smirnov is the largest difference of two numpy
cumulative sums, PSI its definition with half an item more in each cell.
"""

import csv
import json
import sys
from collections import Counter

import numpy as np
from scipy import optimize, stats
from scipy.spatial.distance import jensenshannon


def cells(name, counts, target, sample=None):
    """sample: the target's size if it is a sample, whose counts target then holds."""
    c, t = np.array(counts, float), np.array(target, float)
    n, p, q, k = c.sum(), c / c.sum(), t / t.sum(), ((c > 0) | (t > 0)).sum()
    smooth = (c + 0.5) / (n + k / 2)
    expected = (t + 0.5) / (t.sum() + k / 2) if sample else (n * q + 0.5) / (n + k / 2)
    out = {
        "name": name,
        "counts": [int(x) for x in counts],
        "target": [float(x) for x in target],
        "sampled": bool(sample),
        "totalVariation": float(np.abs(p - q).sum() / 2),
        "jensenShannon": float(jensenshannon(p, q, base=2)),
        "populationStability": float(((smooth - expected) * np.log(smooth / expected))[(c > 0) | (t > 0)].sum()),
    }
    if sample:
        chi = stats.chi2_contingency(np.array([c, t]), correction=False)
        out["chiSquared"], out["cramersV"] = float(chi[0]), float(np.sqrt(chi[0] / (n + t.sum())))
        out["probability"] = float(chi[1])
    else:
        o, e = c[q > 0], q[q > 0]
        chi = stats.chisquare(o, e / e.sum() * o.sum())
        out["chiSquared"] = float(chi[0])
        out["cramersV"] = float(np.sqrt(chi[0] / o.sum() / (e.sum() / e.min() - 1)))
        if (e / e.sum() * o.sum()).min() >= 5:
            out["probability"] = float(chi[1])
    return out


def numbers(name, one, other):
    """one, other: counts by number."""
    grid = np.array(sorted(set(one) | set(other)), float)
    f = np.cumsum([one.get(x, 0) for x in grid]) / sum(one.values())
    g = np.cumsum([other.get(x, 0) for x in grid]) / sum(other.values())
    distance = stats.wasserstein_distance(
        list(one), list(other), list(one.values()), list(other.values())
    )
    return {
        "name": name,
        "one": sorted([float(v), int(c)] for v, c in one.items()),
        "other": sorted([float(v), int(c)] for v, c in other.items()),
        "kolmogorovSmirnov": float(np.abs(f - g).max()),
        "wasserstein": float(distance),
    }


def noncentral():
    rows = []
    for x, df in [(0.3, 1), (3.84, 1), (25, 1), (7, 5), (60, 5), (900, 12), (18000, 3), (150, 120)]:
        tail = lambda nc, p: stats.ncx2.cdf(x, df, nc) - p
        ends = []
        for p in (0.975, 0.025):
            if stats.chi2.cdf(x, df) <= p:
                ends.append(0.0)
            else:
                ends.append(float(optimize.brentq(tail, 1e-9, 4 * x + 40, args=(p,), xtol=1e-11)))
        rows.append({"statistic": x, "freedom": df, "lower": ends[0], "upper": ends[1]})
    return rows


def common_voice(data):
    """Users of each language against the people who speak it, by CLDR."""
    locales = json.load(open(data + "/common_voice/scripted-speech/cv-corpus-25.0-2026-03-09.json"))
    users, gender = Counter(), Counter()
    for code, locale in locales["locales"].items():
        users[code.split("-")[0]] += locale["users"]
        for word, share in locale["splits"]["gender"].items():
            gender[word] += round(share * locale["users"])
    people = Counter()
    for info in json.load(open(data + "/cldr/territoryInfo.json"))["supplemental"]["territoryInfo"].values():
        for code, language in info.get("languagePopulation", {}).items():
            share = float(language["_populationPercent"]) / 100
            people[code.split("_")[0]] += round(int(info["_population"]) * share)
    names = sorted(set(users) | set(people))
    gender = Counter({k: v for k, v in gender.items() if v > 0})
    kinds = sorted(gender)
    women = [k for k in kinds if "female" in k]
    men = [k for k in kinds if k.split("_")[0] == "male"]
    half = [0.5 / len(women) if k in women else 0.5 / len(men) if k in men else 0 for k in kinds]
    return [
        cells("Common Voice 25 users by language against CLDR", [users[n] for n in names], [people[n] for n in names]),
        cells("Common Voice 25 users by gender against halves", [gender[k] for k in kinds], half),
    ]


def main():
    data, acs = sys.argv[1], list(csv.reader(open(sys.argv[2])))
    race, sexes, age = Counter(), Counter(), {1: Counter(), 2: Counter()}
    for a, sex, r, hours, count in acs:
        race[int(float(r)) + 1] += int(count)
        sexes[int(float(sex))] += int(count)
        age[int(float(sex))][float(a)] += int(count)
    adult = list(csv.DictReader(open(data + "/uci_adult_german/adult.csv")))
    adult_race = Counter(row["race"].strip() for row in adult)
    adult_sex = Counter(row["sex"].strip() for row in adult)
    adult_age = Counter(float(row["age"]) for row in adult)
    races = ["White", "Black", "Amer-Indian-Eskimo", "Asian-Pac-Islander", "Other"]
    census = [race[1], race[2], race[3] + race[4] + race[5], race[6] + race[7], race[8] + race[9]]
    result = {
        "cells": common_voice(data)
        + [
            cells("UCI Adult by race against ACS, as declared", [adult_race[r] for r in races], census),
            cells("UCI Adult by race against ACS, as a sample", [adult_race[r] for r in races], census, True),
            cells("UCI Adult by sex against ACS, as declared", [adult_sex["Male"], adult_sex["Female"]], [sexes[1], sexes[2]]),
            cells("UCI Adult by sex against ACS, as a sample", [adult_sex["Male"], adult_sex["Female"]], [sexes[1], sexes[2]], True),
            cells("ACS race against its own shares rounded", [race[i] for i in range(1, 10)],
                  [0.78, 0.06, 0.007, 0.001, 0.002, 0.09, 0.01, 0.03, 0.02]),
            cells("half of it empty", [30, 0, 10, 0], [0.25, 0.25, 0, 0.5]),
            cells("as declared", [25, 75], [0.25, 0.75]),
        ],
        "numbers": [
            numbers("age of men and of women in ACS", age[1], age[2]),
            numbers("age in UCI Adult and in ACS", adult_age, age[1] + age[2]),
            numbers("two and three numbers", {0.0: 1, 2.5: 3}, {-1.0: 2, 1.0: 1, 2.5: 1}),
        ],
        "noncentral": noncentral(),
    }
    for case in result["cells"] + result["numbers"]:
        if "UCI" in case["name"]:
            case.pop("counts", None)
            case.pop("one", None)
    json.dump(result, sys.stdout, indent=None, separators=(",", ":"))
    print()


main()
