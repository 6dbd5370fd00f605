// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The public record of judged batches: one entry per batch and dataset, in order, never changed
interface IBatchRegistry {
    /// @notice What was decided about one batch of contributions.
    /// @param number Place of the batch in its dataset's history; 1 for the first, no gaps
    /// @param batchHash keccak256 of the batch id in UTF-8
    /// @param validatedRoot Merkle root over the accepted items; zero if none was accepted
    /// @param verdictRoot Merkle root over the verdicts of all judged items; zero if there are none
    /// @param rewardsRoot Merkle root over the cumulative amounts of all accounts; zero if nobody is owed anything
    /// @param logSize Number of entries of the lineage log that `logRoot` covers
    /// @param logRoot RFC 9162 tree hash of the lineage log
    /// @param evidenceHash keccak256 of the batch's evidence file
    /// @param charterHash keccak256 of the canonical charter that judged the batch
    struct Batch {
        uint64 number;
        bytes32 batchHash;
        bytes32 validatedRoot;
        bytes32 verdictRoot;
        bytes32 rewardsRoot;
        uint64 logSize;
        bytes32 logRoot;
        bytes32 evidenceHash;
        bytes32 charterHash;
    }

    /// @notice A batch was entered into its dataset's history.
    /// @param chainHash Head of the dataset's hash chain after this batch
    event BatchAnchored(
        bytes32 indexed datasetId, uint64 indexed number, bytes32 indexed batchHash, Batch batch, bytes32 chainHash
    );

    /// @notice The batch is not the next one. If `given` is lower, that number is taken: read its event.
    error WrongNumber(bytes32 datasetId, uint64 given, uint64 expected);

    /// @notice The dataset id is zero.
    error ZeroDatasetId();

    /// @notice Batch hash, evidence hash or charter hash is zero, so the entry would bind nothing.
    error IncompleteBatch(bytes32 datasetId, uint64 number);

    /// @notice Enters the next batch of a dataset. Only for the publisher.
    /// @dev Sending the same batch again reverts with `WrongNumber`, so it is entered once however often it is sent.
    /// @param datasetId keccak256 of the dataset id in UTF-8
    /// @param batch The entry; its number must be the head's number plus one
    function anchor(bytes32 datasetId, Batch calldata batch) external;

    /// @notice The last batch of a dataset; zero and zero before the first.
    /// @return number Number of the last batch, which is also how many there are
    /// @return chainHash Hash over the whole history: keccak256(abi.encode(chain hash before, datasetId, batch)),
    /// starting from zero
    function head(bytes32 datasetId) external view returns (uint64 number, bytes32 chainHash);
}
