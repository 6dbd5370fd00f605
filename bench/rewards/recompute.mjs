// Works out ledger lines and the payout root again, from tables as `assay sql --format csv` prints them and the charter,
// by lineage/REWARDS.md and lineage/FORMAT.md alone. Usage: recompute.mjs DIRECTORY CHARTER.json CHAIN_ID DISTRIBUTOR ROOT
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(new URL("../merkle/package.json", import.meta.url));
const { StandardMerkleTree } = require("@openzeppelin/merkle-tree");

const [directory, charterFile, chainId, distributor, expected] = process.argv.slice(2);
const terms = JSON.parse(readFileSync(charterFile, "utf8")).rewards;
const WHOLE = 10000n;
const sum = values => values.reduce((a, b) => a + b, 0n);
const smaller = (a, b) => (a < b ? a : b);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// RFC 4180.
function csv(name) {
  const text = readFileSync(`${directory}/${name}.csv`, "utf8");
  const rows = [];
  let row = [], cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i++; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === "," || c === "\n") {
      row.push(cell); cell = "";
      if (c === "\n") { rows.push(row); row = []; }
    } else if (c !== "\r") cell += c;
  }
  const header = rows.shift();
  return rows.map(r => Object.fromEntries(header.map((h, i) => [h, r[i]])));
}

// Largest remainder: numerators by key over one denominator.
function round(numerators, denominator) {
  const keys = [...numerators.keys()].sort(byText);
  const amounts = new Map(keys.map(k => [k, denominator ? numerators.get(k) / denominator : 0n]));
  if (denominator) {
    const missing = sum([...numerators.values()]) / denominator - sum([...amounts.values()]);
    const order = keys.map((k, i) => [numerators.get(k) % denominator, i, k])
      .sort((a, b) => (a[0] > b[0] ? -1 : a[0] < b[0] ? 1 : a[1] - b[1]));
    for (const [, , k] of order.slice(0, Number(missing))) amounts.set(k, amounts.get(k) + 1n);
  }
  return amounts;
}

const add = (map, key, value) => map.set(key, (map.get(key) ?? 0n) + value);

function kindWeight(kind) {
  const w = terms.weights;
  const unit = terms["vote-basis"] === "information" ? 1000n : 1n;
  const weight = {
    "accepted-record": w["accepted-record"], revision: w.revision, refresh: w.refresh ?? 0,
    "corrected-item": w.correction ?? 0, vote: w.vote, information: w.vote,
  }[kind];
  return BigInt(weight) * (kind === "information" ? 1n : unit);
}

// Weight of a whole bounty beside a piece of a kind.
function bountyWeight(kind) {
  const offered = terms.bounties ?? {};
  const unit = terms["vote-basis"] === "information" ? 1000n : 1n;
  return BigInt({ "accepted-record": offered.weight, refresh: offered.refresh }[kind] ?? 0) * unit;
}

// Adds to each of the people an equal part, one more to the lowest pseudonyms.
function share(numerators, people, whole, count, name) {
  const k = BigInt(people.length);
  people.forEach((who, i) => add(numerators, name(who), (whole / k + (BigInt(i) < whole % k ? 1n : 0n)) * count));
}

// Lines of one batch as "role|account|reason" to amount.
function lines(batch, work, carryIn, revenue) {
  const result = new Map();
  const pool = BigInt(terms["pool-per-batch"]) + revenue;
  const part = name => (pool * BigInt(terms["split-basis-points"][name])) / WHOLE;
  const whole = part("contributors") + carryIn;
  const pieces = work.filter(p => p.kind !== "review-decision").map(p => ({
    people: p.contributors.split(" ").sort(byText), kind: p.kind,
    weight: kindWeight(p.kind) * BigInt(p.quality), bounty: bountyWeight(p.kind) * BigInt(p.bounty), count: BigInt(p.pieces),
  }));
  const W = sum(pieces.map(p => p.weight * p.count));
  const V = sum(pieces.map(p => p.bounty * p.count));
  const price = terms["max-per-record"];
  const full = kindWeight("accepted-record") * WHOLE;
  const spent = price && full ? smaller(whole, (BigInt(price) * (W + V)) / full) : whole;
  const B = V ? smaller((spent * BigInt(terms.bounties["budget-basis-points"])) / WHOLE, (spent * V) / (V + W)) : 0n;
  const C = spent - B;
  const cap = terms["max-per-item"];
  const numerators = new Map(), bounties = new Map();
  for (const p of pieces) {
    const N = cap === undefined ? p.weight * C : smaller(p.weight * C, BigInt(cap) * W);
    share(numerators, p.people, N, p.count, who => `${who}|${p.kind}`);
    if (p.bounty && p.count) {
      const left = cap === undefined ? p.bounty * B : W ? ((BigInt(cap) * W - N) * V) / W : BigInt(cap) * V;
      share(bounties, p.people, smaller(p.bounty * B, left), p.count, who => who);
    }
  }
  const earned = new Map();
  for (const [key, amount] of round(numerators, W)) {
    const [who, kind] = key.split("|");
    const role = kind === "vote" || kind === "information" ? "annotator" : "contributor";
    result.set(`${role}|${who}|${kind}`, amount);
    add(earned, who, amount);
  }
  for (const [who, amount] of round(bounties, V)) {
    result.set(`contributor|${who}|bounty`, amount);
    add(earned, who, amount);
  }
  let kept = 0n;
  for (const [who, amount] of earned) {
    const most = terms["max-per-contributor"];
    const over = most !== undefined && amount > BigInt(most) ? amount - BigInt(most) : 0n;
    if (over) result.set(`contributor|${who}|over-cap`, -over);
    kept += amount - over;
  }
  const decisions = new Map();
  for (const d of work.filter(p => p.kind === "review-decision"))
    add(decisions, d.contributors, BigInt(d.pieces));
  const total = sum([...decisions.values()]);
  const perDecision = terms["max-per-decision"];
  const dearest = perDecision === undefined ? part("curators") : BigInt(perDecision) * total;
  const curators = total && dearest < part("curators") ? dearest : part("curators");
  for (const [who, count] of decisions) decisions.set(who, count * curators);
  for (const [who, amount] of round(decisions, total)) result.set(`curator|${who}|review-decision`, amount);
  result.set("treasury|treasury|treasury-share", part("treasury"));
  const carry = {
    "not-earned": whole - kept, "no-decisions": total ? part("curators") - curators : part("curators"),
    "split-remainder": pool - part("contributors") - part("curators") - part("treasury"), "carried-in": -carryIn,
  };
  for (const [reason, amount] of Object.entries(carry)) if (amount) result.set(`carry|carry|${reason}`, amount);
  return result;
}

const ledger = csv("ledger"), work = csv("work"), revenue = csv("revenue");
const batches = csv("batches").map(b => b.batch_id);
const settled = ["correction", "disowned-votes", "recovered", "released"];
const paid = new Set();
let carryIn = 0n, compared = 0, wrong = 0;
for (const batch of batches) {
  const fresh = revenue.filter(r => r.batch_id === batch && !paid.has(r.reference));
  fresh.forEach(r => paid.add(r.reference));
  const mine = lines(batch, work.filter(w => w.batch_id === batch), carryIn, sum(fresh.map(r => BigInt(r.amount))));
  const rows = ledger.filter(l => l.batch_id === batch);
  const theirs = new Map();
  for (const l of rows) if (!settled.includes(l.reason)) add(theirs, `${l.role}|${l.account}|${l.reason}`, BigInt(l.amount));
  for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
    compared++;
    if (mine.get(key) !== theirs.get(key)) {
      wrong++;
      console.log(`batch ${batch}: ${key}: ledger ${theirs.get(key)}, worked out ${mine.get(key)}`);
    }
  }
  carryIn = sum(rows.filter(l => l.role === "carry" && l.reason !== "carried-in").map(l => BigInt(l.amount)));
}
const cumulative = new Map();
for (const l of ledger) if (l.address) add(cumulative, l.address, BigInt(l.amount));
const leaves = [...cumulative].filter(([, amount]) => amount > 0n)
  .map(([address, amount]) => [chainId, distributor, address, amount.toString()]);
const root = StandardMerkleTree.of(leaves, ["uint256", "address", "address", "uint256"]).root;
console.log(`${batches.length} batches, ${compared} lines worked out again, ${wrong} differ`);
console.log(`root worked out ${root}`);
console.log(`root of the batch ${expected}`);
process.exit(wrong || root !== expected ? 1 : 0);
