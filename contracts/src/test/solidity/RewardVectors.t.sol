// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {Fixture} from "./Fixture.sol";
import {RewardTree} from "./RewardTree.sol";

// The vectors' distributor, deployed at the address that the vectors name
// ├── it pays every leaf with the vectors' proof, or with ours where the vectors have none
// └── it finds the vectors' roots over the vectors' leaves
contract RewardVectorsTest is Fixture {
    /// Made by another implementation; the Java tests read the same file.
    string private constant VECTORS = "../lineage/src/test/resources/merkle/merkle.json";

    struct Case {
        string path;
        bytes32 root;
        uint256 chainId;
        address distributor;
        bytes32[] tree;
        RewardTree.Entry[] entries;
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

    /// Without entries if the case is of another kind.
    function _case(string memory json, uint256 index) private pure returns (Case memory vector) {
        vector.path = string.concat(".cases[", vm.toString(index), "]");
        string memory kind = vm.parseJsonString(json, string.concat(vector.path, ".kind"));
        if (keccak256(bytes(kind)) != keccak256("rewards")) return vector;

        vector.root = vm.parseJsonBytes32(json, string.concat(vector.path, ".root"));
        vector.entries = new RewardTree.Entry[](vm.parseJsonUint(json, string.concat(vector.path, ".n")));
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
            RewardTree.Entry memory entry = vector.entries[i];
            target.claim(entry.account, entry.cumulative, _proof(json, vector, i));
            assertEq(token.balanceOf(entry.account), entry.cumulative);
        }
        assertEq(target.claimedTotal(), target.declaredTotal());
        vm.revertToState(before);
        return vector.entries.length;
    }

    function _deployFor(Case memory vector) private returns (IRewardDistributor target) {
        vm.chainId(vector.chainId);
        bytes memory arguments = abi.encode(authority, token, registry, DATASET);
        deployCodeTo("RewardDistributor.sol:RewardDistributor", arguments, vector.distributor);
        target = IRewardDistributor(vector.distributor);
        uint256 total = 0;
        for (uint256 i = 0; i < vector.entries.length; i++) {
            total += vector.entries[i].cumulative;
        }
        token.mint(address(target), total);
        vm.prank(admin);
        _allow(address(target), IRewardDistributor.setRoot.selector);
        _anchor(1);
        vm.prank(publisher);
        target.setRoot(1, vector.root, total);
    }

    function _proof(string memory json, Case memory vector, uint256 index) private view returns (bytes32[] memory) {
        if (vm.keyExistsJson(json, string.concat(vector.path, ".proofs"))) {
            string memory key = string.concat(vector.path, ".proofs[", vm.toString(index), "]");
            return vm.parseJsonBytes32Array(json, key);
        }
        bytes32 leaf = RewardTree.leaf(vector.chainId, vector.distributor, vector.entries[index]);
        return RewardTree.proof(vector.tree, leaf);
    }
}
