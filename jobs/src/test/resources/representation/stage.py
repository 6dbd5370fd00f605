"""Makes stage.json: what the represent stage has to measure, by Python's standard library alone, from the definitions in CHARTER.md.

    python3 stage.py ../../../../../rules/src/test/resources/representation/measures.json > stage.json

Languages are those of Common Voice 25 (MPL-2.0), of every hundred users one, against CLDR's populations (Unicode-3.0), as
measures.json holds both. Item i, counted from 0, has the number (i² mod 1009) / 8 and the weight 1 + (8 number mod 7). The
numbers' population is made up: v from 0 to 126 is there 1 + v mod 5 times. The rest of an item is its number without the fraction, mod 3.
Pairs of dimensions are compared with the product of their targets, and number and rest with the shares in JOINT; what is in none of
its cells is one cell more, with target 0. Sums are exact fractions; roots and logarithms come last.
"""

import json
import math
import sys
from fractions import Fraction


CUTS = [50, 100]
BINS = ["..50", "50..100", "100.."]
RESTS = {"0": Fraction(1, 2), "1": Fraction(1, 4), "2": Fraction(1, 4)}
JOINT = {
    ("..50", "0"): Fraction(30, 100),
    ("..50", "1"): Fraction(15, 100),
    ("50..100", "0"): Fraction(20, 100),
    ("50..100", "2"): Fraction(25, 100),
    ("100..", "1"): Fraction(10, 100),
}
UNLISTED = ("(unlisted)",)


def product(one, other):
    """Shares of all pairs, if neither followed from the other."""
    all_one, all_other = sum(one.values()), sum(other.values())
    return {(a, b): Fraction(x) / all_one * (Fraction(y) / all_other) for a, x in one.items() for b, y in other.items()}


def listed(pairs, target):
    return [pair if pair in target else UNLISTED for pair in pairs]


def amounts(keys, weights):
    found = {}
    for key, weight in zip(keys, weights):
        found[key] = found.get(key, 0) + weight
    return found


def of_cells(found, size, target):
    """found: by category; target: amounts by category."""
    all_found, all_target = sum(found.values()), sum(target.values())
    cells = [c for c in sorted(set(found) | set(target)) if found.get(c, 0) > 0 or target.get(c, 0) > 0]
    p = [Fraction(found.get(c, 0)) / all_found for c in cells]
    q = [Fraction(target.get(c, 0)) / all_target for c in cells]
    divergence = 0.0
    for a, b in zip(p, q):
        middle = float((a + b) / 2)
        divergence += (float(a) * math.log(float(a) / middle) if a else 0) + (float(b) * math.log(float(b) / middle) if b else 0)
    smooth = [(a * size + Fraction(1, 2)) / (size + Fraction(len(cells), 2)) for a in p]
    expected = [(b * size + Fraction(1, 2)) / (size + Fraction(len(cells), 2)) for b in q]
    inside = sum(a for a, b in zip(p, q) if b)
    square = sum((a / inside - b) ** 2 / b for a, b in zip(p, q) if b)
    return {
        "total-variation": float(sum(abs(a - b) for a, b in zip(p, q)) / 2),
        "jensen-shannon": math.sqrt(divergence / 2 / math.log(2)),
        "population-stability": math.fsum(float(a - b) * math.log(float(a / b)) for a, b in zip(smooth, expected)),
        "chi-squared": float(square * size * inside),
        "cramers-v": math.sqrt(float(square / (1 / min(b for b in q if b) - 1))),
    }


def of_numbers(found, target):
    grid = sorted(set(found) | set(target))
    all_found, all_target = sum(found.values()), sum(target.values())
    f = g = largest = area = Fraction(0)
    for i, value in enumerate(grid):
        f += Fraction(found.get(value, 0)) / all_found
        g += Fraction(target.get(value, 0)) / all_target
        largest = max(largest, abs(f - g))
        if i + 1 < len(grid):
            area += abs(f - g) * (grid[i + 1] - value)
    return {"kolmogorov-smirnov": float(largest), "wasserstein": float(area)}


def main(path):
    with open(path) as file:
        case = json.load(file)["cells"][0]
    populations = [Fraction(repr(float(x))) for x in case["target"]]
    names = ["l%03d" % i for i in range(len(populations))]
    languages = [n for n, count in zip(names, case["counts"]) for _ in range(count // 100)]
    numbers = [Fraction(i * i % 1009, 8) for i in range(len(languages))]
    weights = [1 + int(8 * number) % 7 for number in numbers]
    shares = {n: x for n, x in zip(names, populations)}
    people = {Fraction(v): 1 + v % 5 for v in range(127)}
    bin_of = lambda number: BINS[sum(number >= cut for cut in CUTS)]
    bins = [bin_of(number) for number in numbers]
    rests = [str(int(number) % 3) for number in numbers]
    binned = amounts([bin_of(v) for v in people], people.values())
    measured = {}
    for weighting, of in (("items", [1] * len(languages)), ("weight", weights)):
        size = Fraction(sum(of) ** 2, sum(w * w for w in of))
        measured[weighting] = {
            "kind": of_cells(amounts(languages, of), size, shares),
            "stars": of_numbers(amounts(numbers, of), people),
            "stars*rest": of_cells(amounts(listed(zip(bins, rests), JOINT), of), size, JOINT),
        }
        for pair, found, target in (
            ("kind*stars", zip(languages, bins), product(shares, binned)),
            ("kind*rest", zip(languages, rests), product(shares, RESTS)),
        ):
            measured[weighting][pair] = of_cells(amounts(listed(found, target), of), size, target)
            del measured[weighting][pair]["chi-squared"]  # Nothing is tested of products.
    print(json.dumps({"case": case["name"], "items": len(languages), "measured": measured}, indent=1))


main(sys.argv[1])
