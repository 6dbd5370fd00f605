// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {PayoutFixture} from "./PayoutFixture.sol";
import {RewardTree} from "./RewardTree.sol";

/// What each call costs as a transaction of its own, as on a receipt: calldata, its floor (EIP-7623) and the 21,000 of
/// every transaction included. One path stands for a tree of 1 M accounts, and amounts have 18 decimals.
/// forge-config: default.isolate = true
contract GasTest is PayoutFixture {
    uint256 private constant DEPTH = 20;
    uint256 private constant WIDTH = 256;
    uint256 private constant DECIMALS = 10 ** 18;

    uint64 private _anchored;

    function test_Gas_Anchor() external {
        _anchorMany(1);
        vm.snapshotGasLastCall("BatchRegistry", "anchor, first batch of a dataset");
        _anchorMany(1);
        _snapshot("BatchRegistry", "anchor, next batch", 55_000);
        _anchorMany(50);
        _snapshot("BatchRegistry", "anchor, 50 batches", 50 * 9000);
        IBatchRegistry.Entry memory entry = IBatchRegistry.Entry(53, 52, CHARTER, _batch(53));
        vm.prank(publisher);
        registry.supersede(DATASET, entry);
        vm.snapshotGasLastCall("BatchRegistry", "supersede");
        vm.prank(ratifier);
        registry.activateCharter(DATASET, CHARTER, keccak256("next charter"), 1 days);
        vm.snapshotGasLastCall("BatchRegistry", "activateCharter, next");
    }

    function test_Gas_Epoch() external {
        token.mint(address(distributor), 1000);
        for (uint256 i = 1; i <= 3; i++) {
            bytes32 root = keccak256(abi.encode(i));
            _propose(_anchor(root), 100 * i);
            if (i == 3) vm.snapshotGasLastCall("RewardDistributor", "propose, next, of the head batch");
            skip(WINDOW);
            distributor.activate(root);
            if (i == 3) vm.snapshotGasLastCall("RewardDistributor", "activate, next");
        }
        _propose(_anchor(keccak256("last")), 400);
        vm.prank(vetoer);
        distributor.veto(keccak256("last"), "The evidence names another batch.");
        vm.snapshotGasLastCall("RewardDistributor", "veto");
        _pause(1 days);
        vm.snapshotGasLastCall("RewardDistributor", "pause");
    }

    function test_Gas_Claim() external {
        bytes32[] memory first = _publishPath(100 * DECIMALS);
        distributor.claim(ana, 100 * DECIMALS, first);
        _snapshot("RewardDistributor", "claim, account new to token and distributor, depth 20", 105_000);

        bytes32[] memory second = _publishPath(200 * DECIMALS);
        distributor.claim(ana, 200 * DECIMALS, second);
        _snapshot("RewardDistributor", "claim, repeated, depth 20", 70_000);

        bytes32[] memory third = _publishPath(300 * DECIMALS);
        _publishPath(400 * DECIMALS);
        distributor.claim(ana, 300 * DECIMALS, third);
        vm.snapshotGasLastCall("RewardDistributor", "claim, repeated, previous root, depth 20");
    }

    function test_Gas_ClaimBatch() external {
        _claimMany(100 * DECIMALS);
        _snapshot(
            "RewardDistributor", "claimBatch, 256 accounts new to token and distributor, depth 20", WIDTH * 55_000
        );
        _claimMany(200 * DECIMALS);
        _snapshot("RewardDistributor", "claimBatch, 256 accounts, repeated, depth 20", WIDTH * 20_000);
    }

    function test_Gas_Return() external {
        bytes32[] memory proof = _publishPath(100 * DECIMALS);
        token.mint(treasury, 1);
        skip(CLAIM_PERIOD);
        vm.prank(treasurer);
        distributor.returnUnclaimed(ana, 100 * DECIMALS, proof, 100 * DECIMALS, proof);
        vm.snapshotGasLastCall("RewardDistributor", "returnUnclaimed, depth 20");
    }

    function _snapshot(string memory contractName, string memory call, uint256 bound) private {
        assertLe(vm.snapshotGasLastCall(contractName, call), bound);
    }

    function _anchorMany(uint64 count) private {
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](count);
        for (uint64 i = 0; i < count; i++) {
            batches[i] = _batch(++_anchored);
            batches[i].logSize = 100_000 + _anchored;
        }
        vm.prank(publisher);
        registry.anchor(DATASET, _anchored - count + 1, CHARTER, batches);
    }

    function _publishPath(uint256 cumulative) private returns (bytes32[] memory proof) {
        bytes32[] memory leaf = new bytes32[](1);
        leaf[0] = _leaf(ana, cumulative);
        proof = RewardTree.filler(DEPTH);
        // More than what Ana takes, so that the balance does not become zero, which would be refunded.
        _publish(RewardTree.synthetic(leaf, proof), cumulative + DECIMALS);
    }

    function _claimMany(uint256 first) private {
        IRewardDistributor.Earned[] memory earned = _many(WIDTH, first);
        bytes32[] memory leaves = new bytes32[](WIDTH);
        for (uint256 i = 0; i < WIDTH; i++) {
            leaves[i] = _leaf(earned[i].account, earned[i].cumulative);
        }
        bytes32[] memory proof = RewardTree.filler(DEPTH - 8);
        _publish(RewardTree.synthetic(leaves, proof), _sum(earned) + DECIMALS);
        distributor.claimBatch(earned, proof);
    }
}
