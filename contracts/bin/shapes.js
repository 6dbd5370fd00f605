// What others rely on of each contract beside its behaviour: its ABI, and where its storage lies. Both are recorded in
// snapshots/, so that neither changes unnoticed.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { ROOT, fail } = require("./toolchain.js");

const CONTRACTS = ["BatchRegistry", "RewardDistributor", "TokenAllowList"];

function artifact(contract) {
  return JSON.parse(fs.readFileSync(path.join(ROOT, "out", `${contract}.sol`, `${contract}.json`), "utf8"));
}

/** Signature of a function, event or error, in Solidity's words. */
function signature({ type, name, inputs = [], outputs = [], stateMutability }) {
  const parameter = ({ type: kind, components, indexed, name: label }) => {
    const shape = components ? kind.replace("tuple", `(${components.map(parameter).join(", ")})`) : kind;
    return [shape, indexed ? "indexed" : "", label].filter(Boolean).join(" ");
  };
  const list = (parameters) => `(${parameters.map(parameter).join(", ")})`;
  const returns = outputs.length > 0 ? `returns ${list(outputs)}` : "";
  return [type, `${name ?? ""}${list(inputs)}`, stateMutability, returns].filter(Boolean).join(" ");
}

/** One line per variable: slot, byte, size, name, type; members of structures are indented below. */
function layout({ storageLayout: { storage, types } }) {
  const plain = (type) => types[type]?.label ?? type;
  const lines = [];
  const describe = (variables, indent) => {
    for (const { slot, offset, label, type } of variables) {
      const { numberOfBytes, members, value } = types[type];
      lines.push(`${indent}${slot} ${offset} ${numberOfBytes} ${label} ${plain(type)}`);
      const inner = members ?? types[value]?.members;
      if (inner) describe(inner, `${indent}  `);
    }
  };
  describe(storage, "");
  return lines;
}

function snapshot(contract) {
  const built = artifact(contract);
  return { abi: built.abi.map(signature).sort(), storage: layout(built) };
}

/** Fails when a contract has another shape than the one recorded, or records it. */
function checkShapes(isRecording) {
  for (const contract of CONTRACTS) {
    const file = path.join(ROOT, "snapshots", "shapes", `${contract}.json`);
    const text = `${JSON.stringify(snapshot(contract), null, 2)}\n`;
    const recorded = fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";
    if (text === recorded) continue;
    if (!isRecording) {
      fail(
        `ABI or storage layout of ${contract} differs from ${path.relative(ROOT, file)}. ` +
          "If that is intended, run with FORGE_SNAPSHOT_CHECK=false and commit the difference.",
      );
    }
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

module.exports = { checkShapes };
