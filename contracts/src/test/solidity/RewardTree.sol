// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";

/// A tree of rewards leaves in the layout of OpenZeppelin's StandardMerkleTree, written for tests from the layout's
/// description: leaf hashes in ascending order fill the array from its end, node i is the hash of 2i+1 and 2i+2.
library RewardTree {
    function leaf(uint256 chainId, address distributor, IRewardDistributor.Earned memory entry)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(keccak256(abi.encode(chainId, distributor, entry.account, entry.cumulative))));
    }

    function build(uint256 chainId, address distributor, IRewardDistributor.Earned[] memory entries)
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
        return proofOf(tree, node);
    }

    function proofOf(bytes32[] memory tree, uint256 node) internal pure returns (bytes32[] memory siblings) {
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

    /// Height of the subtree below a node if all its leaves are equally deep, else reverts.
    function heightOf(bytes32[] memory tree, uint256 node) internal pure returns (uint256 height) {
        uint256 firstLeaf = tree.length / 2;
        (uint256 left, uint256 right) = (node, node);
        for (; left < firstLeaf; height++) {
            (left, right) = (2 * left + 1, 2 * right + 2);
        }
        require(right < tree.length, "leaves at two depths");
    }

    /// The entries below a node from left to right.
    function below(
        bytes32[] memory tree,
        uint256 node,
        uint256 chainId,
        address distributor,
        IRewardDistributor.Earned[] memory entries
    ) internal pure returns (IRewardDistributor.Earned[] memory earned) {
        uint256 width = 2 ** heightOf(tree, node);
        earned = new IRewardDistributor.Earned[](width);
        for (uint256 i = 0; i < entries.length; i++) {
            bytes32 hash = leaf(chainId, distributor, entries[i]);
            for (uint256 place = 0; place < width; place++) {
                if (tree[(node + 1) * width - 1 + place] == hash) earned[place] = entries[i];
            }
        }
    }

    /// Root over leaves in this order, whose number is a power of two, and siblings above.
    function synthetic(bytes32[] memory nodes, bytes32[] memory siblings) internal pure returns (bytes32 root) {
        for (uint256 width = nodes.length / 2; width > 0; width /= 2) {
            for (uint256 i = 0; i < width; i++) {
                nodes[i] = Hashes.commutativeKeccak256(nodes[2 * i], nodes[2 * i + 1]);
            }
        }
        root = nodes[0];
        for (uint256 i = 0; i < siblings.length; i++) {
            root = Hashes.commutativeKeccak256(root, siblings[i]);
        }
    }

    function filler(uint256 depth) internal pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](depth);
        for (uint256 i = 0; i < depth; i++) {
            hashes[i] = keccak256(abi.encode("sibling", i));
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
