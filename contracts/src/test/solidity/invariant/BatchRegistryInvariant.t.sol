// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBatchRegistry} from "../../../main/solidity/interfaces/IBatchRegistry.sol";
import {Fixture} from "../Fixture.sol";
import {RegistryHandler} from "./RegistryHandler.sol";

/// B1, B2, B4 and B7 of INVARIANTS.md.
contract BatchRegistryInvariantTest is Fixture {
    RegistryHandler private _handler;

    function setUp() public override {
        super.setUp();
        _handler = new RegistryHandler(registry, publisher, ratifier);
        bytes4[] memory actions = new bytes4[](9);
        actions[0] = RegistryHandler.anchor.selector;
        actions[1] = RegistryHandler.supersede.selector;
        actions[2] = RegistryHandler.supersedeAgain.selector;
        actions[3] = RegistryHandler.ratify.selector;
        actions[4] = RegistryHandler.sendAgain.selector;
        actions[5] = RegistryHandler.leaveGap.selector;
        actions[6] = RegistryHandler.anchorUnratified.selector;
        actions[7] = RegistryHandler.intrude.selector;
        actions[8] = RegistryHandler.wait_.selector;
        targetSelector(FuzzSelector({addr: address(_handler), selectors: actions}));
        targetContract(address(_handler));
    }

    function invariant_NumbersHaveNoGaps() external view {
        for (uint256 i = 0; i < 3; i++) {
            bytes32 datasetId = _handler.dataset(i);
            (uint64 number,) = registry.head(datasetId);
            assertEq(number, _handler.count(datasetId));
        }
    }

    function invariant_HeadPinsEveryBatch() external view {
        for (uint256 i = 0; i < 3; i++) {
            bytes32 datasetId = _handler.dataset(i);
            bytes28 chained = 0;
            for (uint256 j = 0; j < _handler.count(datasetId); j++) {
                chained = _chain(chained, datasetId, _handler.entry(datasetId, j));
            }
            (, bytes28 chainHash) = registry.head(datasetId);
            assertEq(bytes32(chainHash), bytes32(chained));
        }
    }

    function invariant_CorrectionsPointBackAndStay() external view {
        for (uint256 i = 0; i < 3; i++) {
            bytes32 datasetId = _handler.dataset(i);
            for (uint64 j = 1; j <= _handler.count(datasetId); j++) {
                IBatchRegistry.Entry memory entry = _handler.entry(datasetId, j - 1);
                assertLt(entry.supersedes, j);
                assertEq(registry.supersededBy(datasetId, j), _handler.supersededBy(datasetId, j));
                if (entry.supersedes != 0) assertEq(registry.supersededBy(datasetId, entry.supersedes), j);
            }
        }
    }
}
