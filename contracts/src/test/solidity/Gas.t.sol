// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {Fixture} from "./Fixture.sol";
import {RewardTree} from "./RewardTree.sol";

/// What each call costs as a transaction of its own, as on a receipt. One path stands for a tree of 1 M accounts.
/// forge-config: default.isolate = true
contract GasTest is Fixture {
    uint256 private constant DEPTH = 20;

    address private immutable ana = makeAddr("ana");

    function test_Gas_Anchor() external {
        _anchor(1);
        vm.snapshotGasLastCall("BatchRegistry", "anchor, first batch of a dataset");
        _anchor(2);
        vm.snapshotGasLastCall("BatchRegistry", "anchor, next batch");
    }

    function test_Gas_SetRoot() external {
        _publish(1, 100);
        vm.snapshotGasLastCall("RewardDistributor", "setRoot, first");
        _publish(2, 200);
        _publish(3, 300);
        vm.snapshotGasLastCall("RewardDistributor", "setRoot, next");
    }

    function test_Gas_Claim() external {
        token.mint(address(distributor), 1000);
        bytes32[] memory first = _publish(1, 100);
        distributor.claim(ana, 100, first);
        vm.snapshotGasLastCall("RewardDistributor", "claim, account new to token and distributor, depth 20");

        bytes32[] memory second = _publish(2, 200);
        distributor.claim(ana, 200, second);
        vm.snapshotGasLastCall("RewardDistributor", "claim, repeated, depth 20");

        bytes32[] memory third = _publish(3, 300);
        _publish(4, 400);
        distributor.claim(ana, 300, third);
        vm.snapshotGasLastCall("RewardDistributor", "claim, repeated, previous root, depth 20");
    }

    function _publish(uint64 number, uint256 cumulative) private returns (bytes32[] memory proof) {
        bytes32 root = RewardTree.leaf(block.chainid, address(distributor), RewardTree.Entry(ana, cumulative));
        proof = new bytes32[](DEPTH);
        for (uint256 i = 0; i < DEPTH; i++) {
            proof[i] = keccak256(abi.encode("sibling", i));
            root = Hashes.commutativeKeccak256(root, proof[i]);
        }
        _anchor(number);
        vm.prank(publisher);
        distributor.setRoot(number, root, 1000);
    }
}
