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

    struct Measured {
        address from;
        address to;
        bytes data;
        uint256 bound;
        uint256 floor;
    }

    uint64 private _anchored;

    function test_Gas_Anchor() external {
        _anchored = 1;
        vm.prank(publisher);
        registry.anchor(DATASET, 1, CHARTER, _one(_batch(1)));
        vm.snapshotGasLastCall("BatchRegistry", "anchor, first batch of a dataset");
        _anchorMany("anchor, next batch", 1, 55_000);
        _anchorMany("anchor, 50 batches", 50, 50 * 9000);
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
        _claimPath("claim, account new to token and distributor, depth 20", 100 * DECIMALS, 105_000, GasFloor.CREATE);
        _claimPath("claim, repeated, depth 20", 200 * DECIMALS, 70_000, GasFloor.CHANGE);

        bytes32[] memory third = _publishPath(300 * DECIMALS);
        _publishPath(400 * DECIMALS);
        distributor.claim(ana, 300 * DECIMALS, third);
        vm.snapshotGasLastCall("RewardDistributor", "claim, repeated, previous root, depth 20");
    }

    function test_Gas_ClaimBatch() external {
        string memory name = "claimBatch, 256 accounts new to token and distributor, depth 20";
        _claimMany(name, 100 * DECIMALS, WIDTH * 55_000, GasFloor.CREATE);
        _claimMany("claimBatch, 256 accounts, repeated, depth 20", 200 * DECIMALS, WIDTH * 20_000, GasFloor.CHANGE);
    }

    function test_Gas_Return() external {
        bytes32[] memory proof = _publishPath(100 * DECIMALS);
        token.mint(treasury, 1);
        skip(CLAIM_PERIOD);
        vm.prank(treasurer);
        distributor.returnUnclaimed(ana, 100 * DECIMALS, proof, 100 * DECIMALS, proof);
        vm.snapshotGasLastCall("RewardDistributor", "returnUnclaimed, depth 20");
    }

    /// Makes the call, and records what it cost and the least that it could cost. For bin/receipts it leaves behind the
    /// state before the call, and the call.
    function _measure(string memory name, Measured memory measured) private {
        string memory directory = vm.envOr("ASSAY_GAS_DIRECTORY", string(""));
        string memory file = string.concat(directory, "/", name);
        if (bytes(directory).length > 0) vm.dumpState(string.concat(file, ".state.json"));
        vm.prank(measured.from);
        (bool succeeded,) = measured.to.call(measured.data);
        assertTrue(succeeded);

        string memory contractName = measured.to == address(registry) ? "BatchRegistry" : "RewardDistributor";
        uint256 gas = vm.snapshotGasLastCall(contractName, name);
        vm.snapshotValue(contractName, string.concat(name, ": floor"), measured.floor);
        assertLe(gas, measured.bound);
        assertGe(gas, measured.floor);
        if (bytes(directory).length == 0) return;
        vm.serializeUint(name, "gas", gas);
        vm.serializeAddress(name, "from", measured.from);
        vm.serializeAddress(name, "to", measured.to);
        vm.writeFile(string.concat(file, ".call.json"), vm.serializeBytes(name, "data", measured.data));
    }

    function _anchorMany(string memory name, uint64 count, uint256 bound) private {
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](count);
        for (uint64 i = 0; i < count; i++) {
            batches[i] = _batch(++_anchored);
            batches[i].logSize = 100_000 + _anchored;
        }
        uint64 first = _anchored - count + 1;
        bytes memory data = abi.encodeCall(registry.anchor, (DATASET, first, CHARTER, batches));
        // Head and charter; one event; entry and chain hash of each.
        uint256 floor = GasFloor.TRANSACTION + GasFloor.payload(data) + GasFloor.restricted() + GasFloor.COLD_READ;
        floor += GasFloor.CHANGE + GasFloor.log(4, 2 + 7 * count);
        floor += count * (GasFloor.hash(11) + GasFloor.hash(2));
        floor = Math.max(floor, GasFloor.transaction(data));
        _measure(name, Measured(publisher, address(registry), data, bound, floor));
    }

    function _publishPath(uint256 cumulative) private returns (bytes32[] memory proof) {
        bytes32[] memory leaf = new bytes32[](1);
        leaf[0] = _leaf(ana, cumulative);
        proof = RewardTree.filler(DEPTH);
        // More than what Ana takes, so that the balance does not become zero, which would be refunded.
        _publish(RewardTree.synthetic(leaf, proof), cumulative + DECIMALS);
    }

    function _claimPath(string memory name, uint256 cumulative, uint256 bound, uint256 slot) private {
        bytes32[] memory proof = _publishPath(cumulative);
        bytes memory data = abi.encodeCall(distributor.claim, (ana, cumulative, proof));
        uint256 floor = _claimFloor(data) + GasFloor.leaf() + DEPTH * GasFloor.hash(2) + GasFloor.paid(slot);
        _measure(name, Measured(stranger, address(distributor), data, bound, floor));
    }

    function _claimMany(string memory name, uint256 first, uint256 bound, uint256 slot) private {
        IRewardDistributor.Earned[] memory earned = _many(WIDTH, first);
        bytes32[] memory leaves = new bytes32[](WIDTH);
        for (uint256 i = 0; i < WIDTH; i++) {
            leaves[i] = _leaf(earned[i].account, earned[i].cumulative);
        }
        bytes32[] memory proof = RewardTree.filler(DEPTH - 8);
        _publish(RewardTree.synthetic(leaves, proof), _sum(earned) + DECIMALS);

        bytes memory data = abi.encodeCall(distributor.claimBatch, (earned, proof));
        uint256 floor = _claimFloor(data) + WIDTH * (GasFloor.leaf() + GasFloor.paid(slot));
        floor += (WIDTH - 1 + DEPTH - 8) * GasFloor.hash(2);
        // From the second transfer on: the call, and the payer's balance read and written.
        floor += (WIDTH - 1) * 3 * GasFloor.WARM;
        _measure(name, Measured(stranger, address(distributor), data, bound, floor));
    }

    /// Calldata; both totals with the end of the pause; the root; the token and what it holds of the payer.
    function _claimFloor(bytes memory data) private pure returns (uint256 floor) {
        return GasFloor.TRANSACTION + GasFloor.payload(data) + GasFloor.CHANGE + GasFloor.COLD_READ + GasFloor.token();
    }
}
