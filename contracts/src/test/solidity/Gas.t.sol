// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {GasFloor} from "./GasFloor.sol";
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
        _snapshot("BatchRegistry", "anchor, next batch", 55_000, _anchorMany(1));
        _snapshot("BatchRegistry", "anchor, 50 batches", 50 * 9000, _anchorMany(50));
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
        (uint256 amount, string memory name) = (100 * DECIMALS, "claim, account new to token and distributor, depth 20");
        _snapshot("RewardDistributor", name, 105_000, _claimPath(amount, _publishPath(amount), GasFloor.CREATE));

        (amount, name) = (200 * DECIMALS, "claim, repeated, depth 20");
        _snapshot("RewardDistributor", name, 70_000, _claimPath(amount, _publishPath(amount), GasFloor.CHANGE));

        bytes32[] memory third = _publishPath(300 * DECIMALS);
        _publishPath(400 * DECIMALS);
        distributor.claim(ana, 300 * DECIMALS, third);
        vm.snapshotGasLastCall("RewardDistributor", "claim, repeated, previous root, depth 20");
    }

    function test_Gas_ClaimBatch() external {
        string memory name = "claimBatch, 256 accounts new to token and distributor, depth 20";
        _snapshot("RewardDistributor", name, WIDTH * 55_000, _claimMany(100 * DECIMALS, GasFloor.CREATE));
        name = "claimBatch, 256 accounts, repeated, depth 20";
        _snapshot("RewardDistributor", name, WIDTH * 20_000, _claimMany(200 * DECIMALS, GasFloor.CHANGE));
    }

    function test_Gas_Return() external {
        bytes32[] memory proof = _publishPath(100 * DECIMALS);
        token.mint(treasury, 1);
        skip(CLAIM_PERIOD);
        vm.prank(treasurer);
        distributor.returnUnclaimed(ana, 100 * DECIMALS, proof, 100 * DECIMALS, proof);
        vm.snapshotGasLastCall("RewardDistributor", "returnUnclaimed, depth 20");
    }

    /// Records what the last call cost and the least that it could cost.
    function _snapshot(string memory contractName, string memory call, uint256 bound, uint256 floor) private {
        uint256 gas = vm.snapshotGasLastCall(contractName, call);
        vm.snapshotValue(contractName, string.concat(call, ": floor"), floor);
        assertLe(gas, bound);
        assertGe(gas, floor);
    }

    function _anchorMany(uint64 count) private returns (uint256 floor) {
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](count);
        for (uint64 i = 0; i < count; i++) {
            batches[i] = _batch(++_anchored);
            batches[i].logSize = 100_000 + _anchored;
        }
        uint64 first = _anchored - count + 1;
        vm.prank(publisher);
        registry.anchor(DATASET, first, CHARTER, batches);

        bytes memory data = abi.encodeCall(registry.anchor, (DATASET, first, CHARTER, batches));
        // Head and charter; one event; entry and chain hash of each.
        floor = GasFloor.TRANSACTION + GasFloor.payload(data) + GasFloor.restricted() + GasFloor.CHANGE
            + GasFloor.COLD_READ + GasFloor.log(4, 2 + 7 * count) + count * (GasFloor.hash(11) + GasFloor.hash(2));
        return Math.max(floor, GasFloor.transaction(data));
    }

    function _publishPath(uint256 cumulative) private returns (bytes32[] memory proof) {
        bytes32[] memory leaf = new bytes32[](1);
        leaf[0] = _leaf(ana, cumulative);
        proof = RewardTree.filler(DEPTH);
        // More than what Ana takes, so that the balance does not become zero, which would be refunded.
        _publish(RewardTree.synthetic(leaf, proof), cumulative + DECIMALS);
    }

    function _claimPath(uint256 cumulative, bytes32[] memory proof, uint256 slot) private returns (uint256 floor) {
        distributor.claim(ana, cumulative, proof);

        bytes memory data = abi.encodeCall(distributor.claim, (ana, cumulative, proof));
        return _claimFloor(data) + GasFloor.leaf() + DEPTH * GasFloor.hash(2) + GasFloor.paid(slot);
    }

    function _claimMany(uint256 first, uint256 slot) private returns (uint256 floor) {
        IRewardDistributor.Earned[] memory earned = _many(WIDTH, first);
        bytes32[] memory leaves = new bytes32[](WIDTH);
        for (uint256 i = 0; i < WIDTH; i++) {
            leaves[i] = _leaf(earned[i].account, earned[i].cumulative);
        }
        bytes32[] memory proof = RewardTree.filler(DEPTH - 8);
        _publish(RewardTree.synthetic(leaves, proof), _sum(earned) + DECIMALS);
        distributor.claimBatch(earned, proof);

        bytes memory data = abi.encodeCall(distributor.claimBatch, (earned, proof));
        floor = _claimFloor(data) + WIDTH * (GasFloor.leaf() + GasFloor.paid(slot));
        floor += (WIDTH - 1 + DEPTH - 8) * GasFloor.hash(2);
        // From the second transfer on: the call, and the payer's balance read and written.
        floor += (WIDTH - 1) * 3 * GasFloor.WARM;
    }

    /// Calldata; both totals with the end of the pause; the root; the token and what it holds of the payer.
    function _claimFloor(bytes memory data) private pure returns (uint256 floor) {
        return GasFloor.TRANSACTION + GasFloor.payload(data) + GasFloor.CHANGE + GasFloor.COLD_READ + GasFloor.token();
    }
}
