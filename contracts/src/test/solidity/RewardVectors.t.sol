// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";
import {RewardTree} from "./RewardTree.sol";

// The vectors' distributor, deployed at the address that the vectors name
// ├── it pays every leaf with the vectors' proof, or with ours where the vectors have none
// ├── it pays all leaves by aligned subtrees
// └── it finds the vectors' roots over the vectors' leaves
contract RewardVectorsTest is PayoutFixture {
    /// Made by another implementation; the Java tests read the same file.
    string private constant VECTORS = "../lineage/src/test/resources/merkle/merkle.json";

    struct Case {
        string path;
        bytes32 root;
        uint256 chainId;
        address distributor;
        bytes32[] tree;
        IRewardDistributor.Earned[] entries;
    }

    function test_PaysEveryLeafOfTheVectors() external {
        string memory json = vm.readFile(VECTORS);
        uint64 cases = 0;
        uint256 leaves = 0;
        for (uint256 i = 0; vm.keyExistsJson(json, string.concat(".cases[", vm.toString(i), "]")); i++) {
            Case memory vector = _case(json, i);
            if (vector.entries.length == 0) continue;
            leaves += _payAll(json, vector);
            cases++;
        }
        assertEq(cases, 10);
        assertEq(leaves, 170);
    }

    function heightOf(bytes32[] memory tree, uint256 node) external pure returns (uint256 height) {
        return RewardTree.heightOf(tree, node);
    }

    /// Without entries if the case is of another kind.
    function _case(string memory json, uint256 index) private pure returns (Case memory vector) {
        vector.path = string.concat(".cases[", vm.toString(index), "]");
        string memory kind = vm.parseJsonString(json, string.concat(vector.path, ".kind"));
        if (keccak256(bytes(kind)) != keccak256("rewards")) return vector;

        vector.root = vm.parseJsonBytes32(json, string.concat(vector.path, ".root"));
        vector.entries = new IRewardDistributor.Earned[](vm.parseJsonUint(json, string.concat(vector.path, ".n")));
        for (uint256 i = 0; i < vector.entries.length; i++) {
            string memory row = string.concat(vector.path, ".values[", vm.toString(i), "]");
            vector.chainId = vm.parseJsonUint(json, string.concat(row, "[0]"));
            vector.distributor = vm.parseJsonAddress(json, string.concat(row, "[1]"));
            vector.entries[i].account = vm.parseJsonAddress(json, string.concat(row, "[2]"));
            vector.entries[i].cumulative = vm.parseJsonUint(json, string.concat(row, "[3]"));
        }
        vector.tree = RewardTree.build(vector.chainId, vector.distributor, vector.entries);
    }

    function _payAll(string memory json, Case memory vector) private returns (uint256 leaves) {
        assertEq(vector.tree[0], vector.root);
        uint256 before = vm.snapshotState();
        IRewardDistributor target = _deployFor(vector);
        for (uint256 i = 0; i < vector.entries.length; i++) {
            IRewardDistributor.Earned memory entry = vector.entries[i];
            target.claim(entry.account, entry.cumulative, _proofOf(json, vector, i));
            assertEq(token.balanceOf(entry.account), entry.cumulative);
        }
        assertEq(target.claimedTotal(), target.declaredTotal());
        vm.revertToState(before);
        target = _deployFor(vector);
        leaves = _payBelow(target, vector, 0);
        assertEq(target.claimedTotal(), target.declaredTotal());
        assertEq(leaves, vector.entries.length);
        vm.revertToState(before);
    }

    function _deployFor(Case memory vector) private returns (IRewardDistributor target) {
        vm.chainId(vector.chainId);
        deployCodeTo("RewardDistributor.sol:RewardDistributor", abi.encode(authority, _terms()), vector.distributor);
        _adopt(vector.distributor);
        target = IRewardDistributor(vector.distributor);
        uint256 total = 0;
        for (uint256 i = 0; i < vector.entries.length; i++) {
            total += vector.entries[i].cumulative;
        }
        _publish(target, vector.root, total);
    }

    /// All leaves below each node whose leaves are equally deep.
    function _payBelow(IRewardDistributor target, Case memory vector, uint256 node) private returns (uint256 leaves) {
        try this.heightOf(vector.tree, node) returns (uint256 height) {
            IRewardDistributor.Earned[] memory earned =
                RewardTree.below(vector.tree, node, vector.chainId, vector.distributor, vector.entries);
            target.claimBatch(earned, RewardTree.proofOf(vector.tree, node));
            return 2 ** height;
        } catch {
            return _payBelow(target, vector, 2 * node + 1) + _payBelow(target, vector, 2 * node + 2);
        }
    }

    function _proofOf(string memory json, Case memory vector, uint256 index) private view returns (bytes32[] memory) {
        if (vm.keyExistsJson(json, string.concat(vector.path, ".proofs"))) {
            string memory key = string.concat(vector.path, ".proofs[", vm.toString(index), "]");
            return vm.parseJsonBytes32Array(json, key);
        }
        bytes32 leaf = RewardTree.leaf(vector.chainId, vector.distributor, vector.entries[index]);
        return RewardTree.proof(vector.tree, leaf);
    }
}
