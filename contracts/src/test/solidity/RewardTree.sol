// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// A tree of rewards leaves in the layout of OpenZeppelin's StandardMerkleTree, written for tests from the layout's
/// description: leaf hashes in ascending order fill the array from its end, node i is the hash of 2i+1 and 2i+2.
library RewardTree {
    struct Entry {
        address account;
        uint256 cumulative;
    }

    function leaf(uint256 chainId, address distributor, Entry memory entry) internal pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(chainId, distributor, entry.account, entry.cumulative))));
    }

    function build(uint256 chainId, address distributor, Entry[] memory entries)
        internal
        pure
        returns (bytes32[] memory tree)
    {
        uint256 size = entries.length;
        tree = new bytes32[](2 * size - 1);
        for (uint256 i = 0; i < size; i++) {
            _insertDescending(tree, size - 1, i, leaf(chainId, distributor, entries[i]));
        }
        for (uint256 i = size - 1; i > 0; i--) {
            tree[i - 1] = Hashes.commutativeKeccak256(tree[2 * i - 1], tree[2 * i]);
        }
    }

    function proof(bytes32[] memory tree, bytes32 leafHash) internal pure returns (bytes32[] memory siblings) {
        uint256 node = tree.length / 2;
        while (tree[node] != leafHash) node++;
        bytes32[] memory path = new bytes32[](256);
        uint256 depth = 0;
        for (; node > 0; node = (node - 1) / 2) {
            path[depth++] = tree[node % 2 == 0 ? node - 1 : node + 1];
        }
        siblings = new bytes32[](depth);
        for (uint256 i = 0; i < depth; i++) {
            siblings[i] = path[i];
        }
    }

    /// Insertion into tree[from .. from + count), which is in descending order.
    function _insertDescending(bytes32[] memory tree, uint256 from, uint256 count, bytes32 value) private pure {
        uint256 place = from + count;
        for (; place > from && tree[place - 1] < value; place--) {
            tree[place] = tree[place - 1];
        }
        tree[place] = value;
    }
}
