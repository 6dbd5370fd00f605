// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Vm} from "forge-std/Vm.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IBatchRegistry} from "../../../main/solidity/interfaces/IBatchRegistry.sol";

/// Anchors for three datasets, tries what must not work, and keeps the history that the events tell.
contract RegistryHandler is Test {
    IBatchRegistry private immutable _registry;
    address private immutable _publisher;

    /// Number of events per dataset, and the hash chain over what they carry.
    mapping(bytes32 datasetId => uint64 count) public events;
    mapping(bytes32 datasetId => bytes32 chainHash) public chained;
    mapping(bytes32 datasetId => IBatchRegistry.Batch batch) private _last;

    constructor(IBatchRegistry registry, address publisher) {
        _registry = registry;
        _publisher = publisher;
    }

    function dataset(uint256 seed) public pure returns (bytes32) {
        return keccak256(abi.encode("dataset", seed % 3));
    }

    function anchor(uint256 seed, IBatchRegistry.Batch memory batch) external {
        vm.assume(batch.batchHash != 0 && batch.evidenceHash != 0 && batch.charterHash != 0);
        bytes32 datasetId = dataset(seed);
        batch.number = events[datasetId] + 1;

        vm.recordLogs();
        vm.prank(_publisher);
        _registry.anchor(datasetId, batch);

        Vm.Log[] memory logs = vm.getRecordedLogs();
        assertEq(logs.length, 1);
        (IBatchRegistry.Batch memory told,) = abi.decode(logs[0].data, (IBatchRegistry.Batch, bytes32));
        events[logs[0].topics[1]]++;
        chained[logs[0].topics[1]] = keccak256(abi.encode(chained[logs[0].topics[1]], logs[0].topics[1], told));
        _last[datasetId] = batch;
    }

    function sendAgain(uint256 seed) external {
        bytes32 datasetId = dataset(seed);
        uint64 number = events[datasetId];
        vm.assume(number > 0);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, datasetId, number, number + 1));
        vm.prank(_publisher);
        _registry.anchor(datasetId, _last[datasetId]);
    }

    function leaveGap(uint256 seed, IBatchRegistry.Batch memory batch) external {
        bytes32 datasetId = dataset(seed);
        uint64 next = events[datasetId] + 1;
        vm.assume(batch.number != next);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.WrongNumber.selector, datasetId, batch.number, next));
        vm.prank(_publisher);
        _registry.anchor(datasetId, batch);
    }

    function intrude(uint256 seed, address caller, IBatchRegistry.Batch memory batch) external {
        vm.assume(caller != _publisher);
        batch.number = events[dataset(seed)] + 1;

        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
        _registry.anchor(dataset(seed), batch);
    }
}
