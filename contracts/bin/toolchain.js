// Finds and runs the tools that npm puts into node_modules.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.dirname(__dirname);
const OPERATING_SYSTEM = { linux: "linux", darwin: "darwin", win32: "win32" }[process.platform];
const ARCHITECTURE = { x64: "amd64", arm64: "arm64" }[process.arch];

/** Ends the program with what went wrong, or goes on with what the tool said. */
function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], ...options });
  if (result.error) fail(`Cannot run ${command}: ${result.error.message}.`);
  return result;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** A Foundry tool itself. Its wrapper in node_modules/.bin exits with 0 whatever happened. */
function binary(tool) {
  const name = `${tool}-${OPERATING_SYSTEM}-${ARCHITECTURE}`;
  const file = path.join(ROOT, "node_modules", "@foundry-rs", name, "bin", tool);
  if (!fs.existsSync(file)) {
    fail(`Cannot find ${tool} for this machine: package @foundry-rs/${name} is not in package-lock.json. Add it with npm.`);
  }
  return file;
}

function modifiedAt(file) {
  return fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0;
}

/** Fills node_modules as the lock file says, unless that was done since the lock file changed. */
function install() {
  const wanted = modifiedAt(path.join(ROOT, "package-lock.json"));
  const installed = modifiedAt(path.join(ROOT, "node_modules", ".package-lock.json"));
  if (installed > wanted) return;
  // Not "npm ci": npm 11 refuses a lock file without the packages of other platforms, which not every registry carries.
  const result = run("npm", ["install", "--no-save", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"]);
  if (result.status !== 0) fail("Cannot install the Solidity toolchain: npm install failed. See its message above.");
}

module.exports = { ROOT, binary, fail, install, run };
