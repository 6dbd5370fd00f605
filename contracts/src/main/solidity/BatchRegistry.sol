// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IBatchRegistry} from "./interfaces/IBatchRegistry.sol";

/// @title BatchRegistry
/// @notice The full entry is in the event only. Storage holds the head of the hash chain, which pins every entry
/// before it, so that a reader of events knows when one was left out or altered.
contract BatchRegistry is IBatchRegistry, AccessManaged {
    /// @dev Number and hash share one slot, which saves 5,000 gas per call. 224 bits of keccak256 resist collisions to
    /// 112 bits, as SHA-224 does (NIST SP 800-57), and only a publisher could use one.
    /// The former charter is looked at only when the active one does not match.
    struct Dataset {
        uint32 number;
        bytes28 chainHash;
        bytes32 charterHash;
        bytes32 previousCharterHash;
        uint48 previousCharterUntil;
        mapping(uint64 number => uint64 by) supersededBy;
    }

    uint256 private constant LONGEST_GRACE = 90 days;

    mapping(bytes32 datasetId => Dataset) private _datasets;

    /// @param authority The AccessManager that says who may publish and who ratifies charters
    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IBatchRegistry
    function anchor(bytes32 datasetId, uint64 firstNumber, bytes32 charterHash, Batch[] calldata batches)
        external
        restricted
    {
        if (batches.length == 0) revert NoBatches(datasetId);
        Dataset storage dataset = _datasets[datasetId];
        _requireNext(datasetId, dataset, firstNumber);
        _requireCharter(datasetId, dataset, charterHash);
        bytes28 chainHash = dataset.chainHash;
        uint64 number = firstNumber;
        for (uint256 i = 0; i < batches.length; i++) {
            _requireComplete(datasetId, number, batches[i]);
            // The same bytes as abi.encode(datasetId, entry).
            bytes memory entry = abi.encode(datasetId, number++, uint64(0), charterHash, batches[i]);
            chainHash = _chain(chainHash, keccak256(entry));
        }

        _moveHead(dataset, number - 1, chainHash);
        emit BatchesAnchored(datasetId, firstNumber, charterHash, batches);
    }

    /// @inheritdoc IBatchRegistry
    function supersede(bytes32 datasetId, Entry calldata entry) external restricted {
        Dataset storage dataset = _datasets[datasetId];
        _requireNext(datasetId, dataset, entry.number);
        _requireCharter(datasetId, dataset, entry.charterHash);
        if (entry.supersedes == 0 || entry.supersedes >= entry.number) {
            revert NothingSuperseded(datasetId, entry.supersedes, dataset.number);
        }
        uint64 by = dataset.supersededBy[entry.supersedes];
        if (by != 0) revert AlreadySuperseded(datasetId, entry.supersedes, by);

        _requireComplete(datasetId, entry.number, entry.batch);

        dataset.supersededBy[entry.supersedes] = entry.number;
        _moveHead(dataset, entry.number, _chain(dataset.chainHash, entryHash(datasetId, entry)));
        Batch[] memory batches = new Batch[](1);
        batches[0] = entry.batch;
        emit BatchesAnchored(datasetId, entry.number, entry.charterHash, batches);
        emit BatchSuperseded(datasetId, entry.supersedes, entry.number);
    }

    /// @inheritdoc IBatchRegistry
    function activateCharter(bytes32 datasetId, bytes32 expected, bytes32 charterHash, uint48 gracePeriod)
        external
        restricted
    {
        if (datasetId == bytes32(0)) revert ZeroDatasetId();
        if (gracePeriod > LONGEST_GRACE) revert GraceTooLong(gracePeriod, LONGEST_GRACE);
        Dataset storage dataset = _datasets[datasetId];
        bytes32 active = dataset.charterHash;
        if (expected != active) revert CharterChanged(datasetId, expected, active);
        if (charterHash == bytes32(0) || charterHash == active) revert NoNewCharter(datasetId, charterHash);

        uint48 previousUntil = SafeCast.toUint48(block.timestamp + gracePeriod);
        dataset.charterHash = charterHash;
        dataset.previousCharterHash = active;
        dataset.previousCharterUntil = previousUntil;
        emit CharterActivated(datasetId, charterHash, active, previousUntil);
    }

    /// @inheritdoc IBatchRegistry
    function head(bytes32 datasetId) external view returns (uint64 number, bytes28 chainHash) {
        Dataset storage dataset = _datasets[datasetId];
        return (dataset.number, dataset.chainHash);
    }

    /// @inheritdoc IBatchRegistry
    function isAnchored(bytes32 datasetId, Entry calldata entry, Inclusion calldata inclusion)
        external
        view
        returns (bool anchored)
    {
        bytes28 chainHash = _chain(inclusion.before, entryHash(datasetId, entry));
        for (uint256 i = 0; i < inclusion.later.length; i++) {
            chainHash = _chain(chainHash, inclusion.later[i]);
        }
        return chainHash == _datasets[datasetId].chainHash;
    }

    /// @inheritdoc IBatchRegistry
    function supersededBy(bytes32 datasetId, uint64 number) external view returns (uint64 by) {
        return _datasets[datasetId].supersededBy[number];
    }

    /// @inheritdoc IBatchRegistry
    function charter(bytes32 datasetId) external view returns (bytes32 active, bytes32 previous, uint48 previousUntil) {
        Dataset storage dataset = _datasets[datasetId];
        return (dataset.charterHash, dataset.previousCharterHash, dataset.previousCharterUntil);
    }

    /// @inheritdoc IBatchRegistry
    function entryHash(bytes32 datasetId, Entry calldata entry) public pure returns (bytes32 hash) {
        return keccak256(abi.encode(datasetId, entry));
    }

    function _requireNext(bytes32 datasetId, Dataset storage dataset, uint64 number) private view {
        uint64 expected = uint64(dataset.number) + 1;
        if (number != expected) revert WrongNumber(datasetId, number, expected);
    }

    /// @dev Before the first charter the active one is zero, and after it the previous one: neither may match.
    function _requireCharter(bytes32 datasetId, Dataset storage dataset, bytes32 charterHash) private view {
        bytes32 active = dataset.charterHash;
        bool isAccepted = charterHash == active
            || (charterHash == dataset.previousCharterHash && block.timestamp < dataset.previousCharterUntil);
        if (!isAccepted || charterHash == bytes32(0)) revert CharterNotActive(datasetId, charterHash, active);
    }

    function _moveHead(Dataset storage dataset, uint64 number, bytes28 chainHash) private {
        dataset.number = SafeCast.toUint32(number);
        dataset.chainHash = chainHash;
    }

    function _requireComplete(bytes32 datasetId, uint64 number, Batch calldata batch) private pure {
        if (batch.batchHash == bytes32(0) || batch.evidenceHash == bytes32(0)) {
            revert IncompleteBatch(datasetId, number);
        }
    }

    function _chain(bytes28 before, bytes32 entry) private pure returns (bytes28 next) {
        return bytes28(keccak256(abi.encode(before, entry)));
    }
}
