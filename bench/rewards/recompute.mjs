// Works out every ledger line and payout root again, from tables as `assay sql --format csv` prints them and the charters, by
// lineage/REWARDS.md and lineage/FORMAT.md alone. Usage: recompute.mjs DIRECTORY WAREHOUSE
// DIRECTORY has the answers to recompute.sql. Of WAREHOUSE it reads warehouse.json, charters/*.json and proofs/*/evidence.json.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const LIBRARY = "@openzeppelin/merkle-tree";
const require = ["../merkle/", "../../contracts/"]
  .map(place => createRequire(new URL(place + "package.json", import.meta.url)))
  .find(found => { try { return found.resolve(LIBRARY); } catch { return false; } });
if (!require) throw new Error(`${LIBRARY} is not installed (expected: in bench/merkle or contracts). Run npm ci there.`);
const { StandardMerkleTree } = require(LIBRARY);

const [directory, warehouse] = process.argv.slice(2);
const json = path => JSON.parse(readFileSync(`${warehouse}/${path}`, "utf8"));
const WHOLE = 10000n;
const sum = values => values.reduce((a, b) => a + b, 0n);
const smaller = (a, b) => (a < b ? a : b);
const larger = (a, b) => (a > b ? a : b);
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const add = (map, key, value) => map.set(key, (map.get(key) ?? 0n) + value);

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

function kindWeight(terms, kind) {
  const w = terms.weights;
  const unit = terms["vote-basis"] === "information" && kind !== "information" ? 1000n : 1n;
  return unit * BigInt({
    "accepted-record": w["accepted-record"], revision: w.revision, refresh: w.refresh ?? 0,
    "corrected-item": w.correction ?? 0, vote: w.vote, information: w.vote,
  }[kind]);
}

// Weight of a whole bounty beside a piece of a kind.
function bountyWeight(terms, kind) {
  const offered = terms.bounties ?? {};
  const unit = terms["vote-basis"] === "information" ? 1000n : 1n;
  return BigInt({ "accepted-record": offered.weight, refresh: offered.refresh }[kind] ?? 0) * unit;
}

// Adds to each of the people an equal part, one more to the lowest pseudonyms.
function share(numerators, people, whole, count, name) {
  const k = BigInt(people.length);
  people.forEach((who, i) => add(numerators, name(who), (whole / k + (BigInt(i) < whole % k ? 1n : 0n)) * count));
}

// Numerators of pieces, by "who|kind", and of their bounties, by who.
function numerators(pieces, { W, V, C, B, cap }) {
  const lines = new Map(), bounties = new Map();
  for (const p of pieces) {
    const N = cap === undefined ? p.weight * C : smaller(p.weight * C, cap * W);
    share(lines, p.people, N, p.count, who => `${who}|${p.kind}`);
    if (p.bounty && p.count) {
      const left = cap === undefined ? p.bounty * B : W ? ((cap * W - N) * V) / W : cap * V;
      share(bounties, p.people, smaller(p.bounty * B, left), p.count, who => who);
    }
  }
  return { lines, bounties };
}

// A batch: its lines as "role|account|reason" to amount, what its pieces are worth, and the pieces.
function allocate(terms, work, carryIn, revenue) {
  const result = new Map();
  const pool = BigInt(terms["pool-per-batch"]) + revenue;
  const part = name => (pool * BigInt(terms["split-basis-points"][name])) / WHOLE;
  const whole = part("contributors") + carryIn;
  const pieces = work.filter(p => p.kind !== "review-decision").map(p => ({
    content: `${p.item_id}|${p.delivered_batch_id}`,
    people: p.contributors.split(" ").sort(byText), kind: p.kind, weight: kindWeight(terms, p.kind) * BigInt(p.quality),
    bounty: bountyWeight(terms, p.kind) * BigInt(p.bounty), count: BigInt(p.pieces),
  }));
  const W = sum(pieces.map(p => p.weight * p.count));
  const V = sum(pieces.map(p => p.bounty * p.count));
  const price = terms["max-per-record"];
  const full = kindWeight(terms, "accepted-record") * WHOLE;
  const spent = price !== undefined && full ? smaller(whole, (BigInt(price) * (W + V)) / full) : whole;
  const B = V ? smaller((spent * BigInt(terms.bounties["budget-basis-points"])) / WHOLE, (spent * V) / (V + W)) : 0n;
  const cap = terms["max-per-item"] === undefined ? undefined : BigInt(terms["max-per-item"]);
  const value = { W, V, C: spent - B, B, cap };
  const { lines, bounties } = numerators(pieces, value);
  const earned = new Map(), cut = new Map();
  for (const [key, amount] of round(lines, W)) {
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
    if (over) {
      result.set(`contributor|${who}|over-cap`, -over);
      cut.set(who, over);
    }
    kept += amount - over;
  }
  const decisions = new Map();
  for (const d of work.filter(p => p.kind === "review-decision")) add(decisions, d.contributors, BigInt(d.pieces));
  const total = sum([...decisions.values()]);
  const perDecision = terms["max-per-decision"];
  const dearest = perDecision === undefined ? part("curators") : BigInt(perDecision) * total;
  const curators = total ? smaller(dearest, part("curators")) : 0n;
  for (const [who, count] of decisions) decisions.set(who, count * curators);
  for (const [who, amount] of round(decisions, total)) result.set(`curator|${who}|review-decision`, amount);
  result.set("treasury|treasury|treasury-share", part("treasury"));
  const carry = {
    "not-earned": whole - kept, "no-decisions": part("curators") - curators,
    "split-remainder": pool - part("contributors") - part("curators") - part("treasury"), "carried-in": -carryIn,
  };
  for (const [reason, amount] of Object.entries(carry)) if (amount) result.set(`carry|carry|${reason}`, amount);
  return { lines: result, value, pieces, cut };
}

// What people owe of a batch for these pieces of it.
function owedFor(pieces, batch) {
  const { lines, bounties } = numerators(pieces, batch.value);
  const owed = new Map();
  if (batch.value.W) for (const [key, n] of lines) add(owed, key.split("|")[0], n / batch.value.W);
  if (batch.value.V) for (const [who, n] of bounties) add(owed, who, n / batch.value.V);
  for (const [who, amount] of owed) owed.set(who, larger(amount - (batch.cut.get(who) ?? 0n), 0n));
  return owed;
}

// Newly overpaid: what all rejected pieces of earlier batches come to, less what was booked of them.
function corrections(past, rejected, booked) {
  const found = new Map();
  for (const batch of past) {
    const of = contents => owedFor(batch.pieces.filter(p => contents.has(p.content)), batch);
    const before = of(booked);
    for (const [who, amount] of of(rejected)) {
      const more = amount - (before.get(who) ?? 0n);
      if (more > 0n) add(found, who, more);
    }
  }
  return found;
}

// Steps 1 to 4 of section 7 for everybody; rows as "role|account|reason|address".
function settle(state, mine, taken, hold, addressOf, treasury) {
  const rows = new Map(), earned = new Map();
  for (const [key, amount] of mine) {
    const [role, who] = key.split("|");
    if (["contributor", "annotator", "curator"].includes(role)) add(earned, who, amount);
  }
  const direct = new Map();
  const found = [...taken.values()].flatMap(amounts => [...amounts.keys()]);
  for (const who of new Set([...earned.keys(), ...state.waiting.keys(), ...state.held.keys(), ...found])) {
    const before = state.waiting.get(who) ?? 0n;
    let free = larger(before, 0n), owed = larger(-before, 0n);
    const later = new Map();
    for (const [batches, amount] of state.held.get(who) ?? []) {
      if (batches === 1) free += amount;
      else later.set(batches - 1, amount);
    }
    const fresh = earned.get(who) ?? 0n;
    const isHeld = hold > 0 && fresh > 0n;
    if (isHeld) add(later, hold, fresh);
    for (const [reason, amounts] of taken) {
      const amount = amounts.get(who) ?? 0n;
      if (!amount) continue;
      add(rows, `${reason === "disowned-votes" ? "annotator" : "contributor"}|${who}|${reason}|`, -amount);
      add(rows, `receivable|receivable|${reason}|`, amount);
      owed += amount;
    }
    const address = addressOf(who);
    if (!isHeld && !owed && address) direct.set(who, address);
    else if (!isHeld) free += fresh;
    let recovered = smaller(free, owed);
    free -= recovered;
    for (const batches of [...later.keys()].sort((a, b) => a - b)) {
      const part = smaller(later.get(batches), owed - recovered);
      recovered += part;
      later.set(batches, later.get(batches) - part);
      if (!later.get(batches)) later.delete(batches);
    }
    if (recovered) {
      add(rows, "receivable|receivable|recovered|", -recovered);
      add(rows, "carry|carry|recovered|", recovered);
    }
    let left = free - (owed - recovered);
    if (left > 0n && address) {
      add(rows, `contributor|${who}|released|`, -left);
      add(rows, `contributor|${who}|released|${address}`, left);
      left = 0n;
    }
    state.waiting.delete(who);
    state.held.delete(who);
    if (left) state.waiting.set(who, left);
    if (later.size) state.held.set(who, later);
  }
  for (const [key, amount] of mine) {
    const [role, who] = key.split("|");
    add(rows, `${key}|${role === "treasury" ? treasury : direct.get(who) ?? ""}`, amount);
  }
  return rows;
}

const { chainId, distributor } = json("warehouse.json");
const ledger = csv("ledger"), work = csv("work"), revenue = csv("revenue"), rejections = csv("rejected"), disowned = csv("disowned");
const batches = csv("batches");
const paid = new Set(), rejected = new Set(), past = [];
const state = { waiting: new Map(), held: new Map() };
const voted = new Map(), cumulative = new Map();
let booked = new Set(), carryIn = 0n, compared = 0, wrong = 0, root = "";

function differs(what, theirs, ours) {
  compared++;
  if (theirs !== ours) {
    wrong++;
    console.log(`${what}: ${theirs} in the warehouse, worked out ${ours}`);
  }
}

for (const { batch_id: batch, charter_hash: hash } of batches) {
  const charter = json(`charters/${hash}.json`);
  const terms = charter.rewards;
  const of = rows => rows.filter(r => r.batch_id === batch);
  const theirs = new Map(), addresses = new Map();
  for (const l of of(ledger)) {
    add(theirs, `${l.role}|${l.account}|${l.reason}|${l.address}`, BigInt(l.amount));
    if (l.address) addresses.set(l.account, l.address);
  }
  const disownedNow = of(disowned).map(d => d.annotator);
  of(rejections).forEach(r => rejected.add(`${r.item_id}|${r.delivered_batch_id}`));
  let rows = new Map();
  if (terms) {
    const fresh = of(revenue).filter(r => !paid.has(r.reference));
    fresh.forEach(r => paid.add(r.reference));
    const allocation = allocate(terms, of(work), carryIn, sum(fresh.map(r => BigInt(r.amount))));
    const votes = terms["vote-basis"] === "information" && charter.labels
      ? new Map(disownedNow.filter(who => voted.get(who) > 0n).map(who => [who, voted.get(who)])) : new Map();
    const taken = new Map([["correction", corrections(past, rejected, booked)], ["disowned-votes", votes]]);
    rows = settle(state, allocation.lines, taken, terms["hold-batches"] ?? 0, who => addresses.get(who), terms.treasury);
    past.push(allocation);
    booked = new Set(rejected);
    disownedNow.forEach(who => voted.delete(who));
    for (const [key, amount] of allocation.lines) {
      const [, who, kind] = key.split("|");
      if (kind === "information") add(voted, who, larger(amount - (allocation.cut.get(who) ?? 0n), 0n));
    }
  } else {
    disownedNow.forEach(who => voted.delete(who));
    if (carryIn) rows = new Map([["carry|carry|carried-in|", -carryIn], ["carry|carry|not-earned|", carryIn]]);
  }
  for (const key of new Set([...rows.keys(), ...theirs.keys()])) differs(`batch ${batch}: ${key}`, theirs.get(key), rows.get(key));
  carryIn = 0n;
  for (const [key, amount] of rows) {
    const [role, , reason, address] = key.split("|");
    if (role === "carry" && reason !== "carried-in") carryIn += amount;
    if (address) add(cumulative, address, amount);
  }
  const leaves = [...cumulative].filter(([, amount]) => amount > 0n)
    .map(([address, amount]) => [chainId, distributor, address, amount.toString()]);
  root = leaves.length
    ? StandardMerkleTree.of(leaves, ["uint256", "address", "address", "uint256"]).root : `0x${"0".repeat(64)}`;
  differs(`root of batch ${batch}`, json(`proofs/${batch}/evidence.json`).roots.rewards, root);
}
console.log(`${batches.length} batches, ${compared} lines and roots worked out again, ${wrong} differ`);
console.log(`last root ${root}`);
process.exit(wrong ? 1 : 0);
