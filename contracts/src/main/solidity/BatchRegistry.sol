// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IBatchRegistry} from "./interfaces/IBatchRegistry.sol";

/// @title BatchRegistry
/// @notice The full entry is in the event only. Storage holds the head of the hash chain, which pins every entry
/// before it, so that a reader of events knows when one was left out or altered.
contract BatchRegistry is IBatchRegistry, AccessManaged {
    /// @dev Two slots. Cutting the hash to share one with the number would save 5,000 gas per batch, and leave a
    /// hash that no standard tool computes and that resists collisions to 96 bits only.
    struct Head {
        bytes32 chainHash;
        uint64 number;
    }

    mapping(bytes32 datasetId => Head) private _heads;

    /// @param authority The AccessManager that says who may publish
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IBatchRegistry
    function anchor(bytes32 datasetId, Batch calldata batch) external restricted {
        if (datasetId == bytes32(0)) revert ZeroDatasetId();
        Head storage last = _heads[datasetId];
        uint64 expected = last.number + 1;
        if (batch.number != expected) revert WrongNumber(datasetId, batch.number, expected);
        if (batch.batchHash == bytes32(0) || batch.evidenceHash == bytes32(0) || batch.charterHash == bytes32(0)) {
            revert IncompleteBatch(datasetId, batch.number);
        }

        bytes32 chainHash = keccak256(abi.encode(last.chainHash, datasetId, batch));
        last.chainHash = chainHash;
        last.number = expected;
        emit BatchAnchored(datasetId, batch.number, batch.batchHash, batch, chainHash);
    }

    /// @inheritdoc IBatchRegistry
    function head(bytes32 datasetId) external view returns (uint64 number, bytes32 chainHash) {
        Head storage last = _heads[datasetId];
        return (last.number, last.chainHash);
    }
}
