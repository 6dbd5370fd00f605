// The root of a list by the original library; prints it.
import { StandardMerkleTree } from '@openzeppelin/merkle-tree';
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
const values = lines.map((line) => line.split(','));
console.log(StandardMerkleTree.of(values, ['address', 'uint256']).root);
