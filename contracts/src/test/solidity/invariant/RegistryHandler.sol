// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Vm} from "forge-std/Vm.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IBatchRegistry} from "../../../main/solidity/interfaces/IBatchRegistry.sol";

/// Anchors and corrects for three datasets, changes their charters, tries what must not work, and keeps the history that
/// the events tell.
contract RegistryHandler is Test {
    IBatchRegistry private immutable _registry;
    address private immutable _publisher;
    address private immutable _ratifier;

    /// Entries and charters as events told them.
    mapping(bytes32 datasetId => IBatchRegistry.Entry[] entries) private _history;
    mapping(bytes32 datasetId => bytes32[] charters) private _charters;
    mapping(bytes32 datasetId => mapping(uint64 number => uint64 by)) public supersededBy;

    constructor(IBatchRegistry registry, address publisher, address ratifier) {
        (_registry, _publisher, _ratifier) = (registry, publisher, ratifier);
        for (uint256 i = 0; i < 3; i++) {
            ratify(i, keccak256(abi.encode("charter", i)), 0);
        }
    }

    function dataset(uint256 seed) public pure returns (bytes32) {
        return keccak256(abi.encode("dataset", seed % 3));
    }

    function count(bytes32 datasetId) public view returns (uint64) {
        return uint64(_history[datasetId].length);
    }

    function entry(bytes32 datasetId, uint256 index) external view returns (IBatchRegistry.Entry memory) {
        return _history[datasetId][index];
    }

    function active(bytes32 datasetId) public view returns (bytes32) {
        return _charters[datasetId][_charters[datasetId].length - 1];
    }

    function anchor(uint256 seed, IBatchRegistry.Batch[3] memory some, uint256 size) external {
        bytes32 datasetId = dataset(seed);
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](1 + size % 3);
        for (uint256 i = 0; i < batches.length; i++) {
            vm.assume(some[i].batchHash != 0 && some[i].evidenceHash != 0);
            batches[i] = some[i];
        }

        vm.recordLogs();
        vm.prank(_publisher);
        _registry.anchor(datasetId, count(datasetId) + 1, active(datasetId), batches);
        _record(vm.getRecordedLogs());
    }

    function supersede(uint256 seed, uint256 which, IBatchRegistry.Batch memory batch) external {
        vm.assume(batch.batchHash != 0 && batch.evidenceHash != 0);
        bytes32 datasetId = dataset(seed);
        uint64 size = count(datasetId);
        vm.assume(size > 0);
        uint64 number = uint64(bound(which, 1, size));
        vm.assume(supersededBy[datasetId][number] == 0);

        vm.recordLogs();
        vm.prank(_publisher);
        _registry.supersede(datasetId, IBatchRegistry.Entry(size + 1, number, active(datasetId), batch));
        _record(vm.getRecordedLogs());
    }

    function supersedeAgain(uint256 seed, uint256 which, IBatchRegistry.Batch memory batch) external {
        bytes32 datasetId = dataset(seed);
        uint64 size = count(datasetId);
        vm.assume(size > 0);
        uint64 number = uint64(bound(which, 1, size));
        uint64 by = supersededBy[datasetId][number];
        vm.assume(by != 0);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.AlreadySuperseded.selector, datasetId, number, by));
        vm.prank(_publisher);
        _registry.supersede(datasetId, IBatchRegistry.Entry(size + 1, number, active(datasetId), batch));
    }

    function ratify(uint256 seed, bytes32 charterHash, uint48 gracePeriod) public {
        bytes32 datasetId = dataset(seed);
        bytes32 current = _charters[datasetId].length == 0 ? bytes32(0) : active(datasetId);
        vm.assume(charterHash != 0 && charterHash != current);

        vm.prank(_ratifier);
        _registry.activateCharter(datasetId, current, charterHash, gracePeriod % 90 days);
        _charters[datasetId].push(charterHash);
    }

    function sendAgain(uint256 seed) external {
        bytes32 datasetId = dataset(seed);
        uint64 size = count(datasetId);
        vm.assume(size > 0);
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](1);
        batches[0] = _history[datasetId][size - 1].batch;

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, datasetId, size, size + 1));
        vm.prank(_publisher);
        _registry.anchor(datasetId, size, active(datasetId), batches);
    }

    function leaveGap(uint256 seed, uint64 number, IBatchRegistry.Batch memory batch) external {
        bytes32 datasetId = dataset(seed);
        uint64 next = count(datasetId) + 1;
        vm.assume(number != next);
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](1);
        batches[0] = batch;

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, datasetId, number, next));
        vm.prank(_publisher);
        _registry.anchor(datasetId, number, active(datasetId), batches);
    }

    function anchorUnratified(uint256 seed, bytes32 charterHash, IBatchRegistry.Batch memory batch) external {
        bytes32 datasetId = dataset(seed);
        for (uint256 i = 0; i < _charters[datasetId].length; i++) {
            vm.assume(charterHash != _charters[datasetId][i]);
        }
        IBatchRegistry.Entry memory next = IBatchRegistry.Entry(count(datasetId) + 1, 1, charterHash, batch);

        vm.expectRevert(
            abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, datasetId, charterHash, active(datasetId))
        );
        vm.prank(_publisher);
        _registry.supersede(datasetId, next);
    }

    function intrude(uint256 seed, address caller, IBatchRegistry.Batch memory batch) external {
        vm.assume(caller != _publisher);
        bytes32 datasetId = dataset(seed);
        IBatchRegistry.Batch[] memory batches = new IBatchRegistry.Batch[](1);
        batches[0] = batch;
        uint64 next = count(datasetId) + 1;

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        _registry.anchor(datasetId, next, active(datasetId), batches);
    }

    function wait_(uint32 duration) external {
        skip(duration % 30 days);
    }

    function _record(Vm.Log[] memory logs) private {
        bytes32 datasetId = logs[0].topics[1];
        assertEq(uint256(logs[0].topics[2]), count(datasetId) + 1);
        IBatchRegistry.Batch[] memory batches = abi.decode(logs[0].data, (IBatchRegistry.Batch[]));
        uint64 supersedes = 0;
        if (logs.length > 1) {
            assertEq(logs[1].topics[0], IBatchRegistry.BatchSuperseded.selector);
            assertEq(uint256(logs[1].topics[3]), count(datasetId) + 1);
            supersedes = uint64(uint256(logs[1].topics[2]));
            supersededBy[datasetId][supersedes] = count(datasetId) + 1;
        }
        for (uint256 i = 0; i < batches.length; i++) {
            uint64 number = count(datasetId) + 1;
            _history[datasetId].push(IBatchRegistry.Entry(number, supersedes, logs[0].topics[3], batches[i]));
        }
    }
}
