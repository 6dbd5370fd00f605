// Finds and runs the tools that npm puts into node_modules.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.dirname(__dirname);
const OPERATING_SYSTEM = { linux: "linux", darwin: "darwin", win32: "win32" }[process.platform];
const ARCHITECTURE = { x64: "amd64", arm64: "arm64" }[process.arch];
const TOOLS = ["forge", "anvil"];
const PACKAGES = Object.fromEntries(
  TOOLS.map((tool) => [tool, `@foundry-rs/${tool}-${OPERATING_SYSTEM}-${ARCHITECTURE}`]),
);
const MISSING =
  `npm did not install ${Object.values(PACKAGES).join(" and ")}. On Linux on x86-64 the download failed or its hash is wrong: ` +
  "try again. Elsewhere add both in contracts/ with npm install --no-save, in the version that package.json names for Linux.";

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

/** Where npm puts a Foundry tool itself. Its wrapper in node_modules/.bin exits with 0 whatever happened. */
function binaryPath(tool) {
  return path.join(ROOT, "node_modules", PACKAGES[tool], "bin", tool);
}

function binary(tool) {
  if (!fs.existsSync(binaryPath(tool))) fail(MISSING);
  return binaryPath(tool);
}

function modifiedAt(file) {
  return fs.existsSync(file) ? fs.statSync(file).mtimeMs : 0;
}

/**
 * Fills node_modules exactly as the lock file says, unless that was done since the lock file changed. npm passes over
 * an optional package that it cannot get or whose hash is wrong, so the tools are looked for too.
 */
function install() {
  const wanted = modifiedAt(path.join(ROOT, "package-lock.json"));
  const installed = modifiedAt(path.join(ROOT, "node_modules", ".package-lock.json"));
  if (installed > wanted && TOOLS.every((tool) => fs.existsSync(binaryPath(tool)))) return;
  const result = run("npm", ["ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"]);
  if (result.status !== 0) fail("Cannot install the Solidity toolchain: npm ci failed. See its message above.");
  TOOLS.forEach(binary);
}

module.exports = { ROOT, binary, fail, install, run };
