// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {Fixture} from "./Fixture.sol";

// activateCharter
// ├── when the caller is not the ratifier
// │   └── it reverts with AccessManagedUnauthorized
// ├── when the dataset id is zero
// │   └── it reverts with ZeroDatasetId
// ├── when another charter is active than expected
// │   └── it reverts with CharterChanged
// ├── when the charter is zero or the active one
// │   └── it reverts with NoNewCharter
// ├── when the grace period is longer than 90 days
// │   └── it reverts with GraceTooLong
// └── when all is right
//     └── it emits CharterActivated and tells both charters
// anchor
// ├── given no charter
// │   └── it reverts with CharterNotActive, for the zero charter too
// ├── when the charter is neither the active nor the previous one
// │   └── it reverts with CharterNotActive
// └── when it is the previous one
//     ├── before the end of its grace time it anchors
//     └── from then on it reverts with CharterNotActive
contract BatchRegistryCharterTest is Fixture {
    bytes32 private constant NEXT = keccak256("next charter");
    bytes32 private constant FRESH = keccak256("fresh dataset");

    function testFuzz_RevertWhen_CallerIsNotRatifier(address caller) external {
        vm.assume(caller != ratifier);

        _expectUnauthorized(caller);
        vm.prank(caller);
        registry.activateCharter(DATASET, CHARTER, NEXT, 0);
    }

    function test_RevertWhen_DatasetIdIsZero() external {
        vm.expectRevert(IBatchRegistry.ZeroDatasetId.selector);
        _activate(bytes32(0), bytes32(0), NEXT, 0);
    }

    function testFuzz_RevertWhen_AnotherCharterIsActive(bytes32 expected) external {
        vm.assume(expected != CHARTER);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.CharterChanged.selector, DATASET, expected, CHARTER));
        _activate(DATASET, expected, NEXT, 0);
    }

    function test_RevertWhen_CharterIsNotNew() external {
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NoNewCharter.selector, DATASET, bytes32(0)));
        _activate(DATASET, CHARTER, bytes32(0), 0);
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.NoNewCharter.selector, DATASET, CHARTER));
        _activate(DATASET, CHARTER, CHARTER, 0);
    }

    function testFuzz_RevertWhen_GraceIsTooLong(uint48 gracePeriod) external {
        vm.assume(gracePeriod > 90 days);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.GraceTooLong.selector, gracePeriod, 90 days));
        _activate(DATASET, CHARTER, NEXT, gracePeriod);
    }

    function testFuzz_ActivatesAndTells(bytes32 charterHash, uint48 gracePeriod) external {
        vm.assume(charterHash != bytes32(0) && charterHash != CHARTER);
        gracePeriod = gracePeriod % (90 days + 1);
        uint48 until = uint48(block.timestamp) + gracePeriod;

        vm.expectEmit(address(registry));
        emit IBatchRegistry.CharterActivated(DATASET, charterHash, CHARTER, until);
        _activate(DATASET, CHARTER, charterHash, gracePeriod);

        (bytes32 active, bytes32 previous, uint48 previousUntil) = registry.charter(DATASET);
        assertEq(active, charterHash);
        assertEq(previous, CHARTER);
        assertEq(previousUntil, until);
    }

    function testFuzz_RevertWhen_DatasetHasNoCharter(bytes32 charterHash) external {
        vm.expectRevert(
            abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, FRESH, charterHash, bytes32(0))
        );
        _anchorUnder(FRESH, charterHash);
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, FRESH, bytes32(0), bytes32(0)));
        _anchorUnder(FRESH, bytes32(0));
    }

    function test_RevertWhen_FirstCharterLetsTheZeroCharterIn() external {
        _activate(FRESH, bytes32(0), NEXT, 90 days);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, FRESH, bytes32(0), NEXT));
        _anchorUnder(FRESH, bytes32(0));
    }

    function testFuzz_RevertWhen_CharterIsAnother(bytes32 charterHash) external {
        vm.assume(charterHash != CHARTER && charterHash != NEXT);
        _activate(DATASET, CHARTER, NEXT, 90 days);

        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, DATASET, charterHash, NEXT));
        _anchorUnder(DATASET, charterHash);
    }

    function test_AnchorsUnderThePreviousCharterWithinItsGraceTime() external {
        _activate(DATASET, CHARTER, NEXT, 1 days);
        skip(1 days - 1);

        _anchorUnder(DATASET, CHARTER);

        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IBatchRegistry.CharterNotActive.selector, DATASET, CHARTER, NEXT));
        vm.prank(publisher);
        registry.anchor(DATASET, 2, CHARTER, _one(_batch(2)));
        vm.prank(publisher);
        registry.anchor(DATASET, 2, NEXT, _one(_batch(2)));
    }

    function _activate(bytes32 datasetId, bytes32 expected, bytes32 charterHash, uint48 gracePeriod) private {
        vm.prank(ratifier);
        registry.activateCharter(datasetId, expected, charterHash, gracePeriod);
    }

    function _anchorUnder(bytes32 datasetId, bytes32 charterHash) private {
        vm.prank(publisher);
        registry.anchor(datasetId, 1, charterHash, _one(_batch(1)));
    }
}
