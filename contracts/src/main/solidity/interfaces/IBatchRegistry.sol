// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The public record of judged batches: one entry per batch and dataset, in order, never changed
/// @notice A wrong batch stays. A later entry may name it as superseded.
interface IBatchRegistry {
    /// @notice What was decided about one batch of contributions.
    /// @param batchHash keccak256 of the batch id in UTF-8
    /// @param validatedRoot Merkle root over the accepted items; zero if none was accepted
    /// @param verdictRoot Merkle root over the verdicts of all judged items; zero if there are none
    /// @param rewardsRoot Merkle root over the cumulative amounts of all accounts; zero if nobody is owed anything
    /// @param logSize Number of entries of the lineage log that `logRoot` covers
    /// @param logRoot RFC 9162 tree hash of the lineage log
    /// @param evidenceHash keccak256 of the batch's evidence file
    struct Batch {
        bytes32 batchHash;
        bytes32 validatedRoot;
        bytes32 verdictRoot;
        bytes32 rewardsRoot;
        uint64 logSize;
        bytes32 logRoot;
        bytes32 evidenceHash;
    }

    /// @notice A batch in its place in the dataset's history.
    /// @param number Place in the history; 1 for the first, no gaps, below 2**32
    /// @param supersedes Number of the earlier entry that this one corrects; zero if it corrects none
    /// @param charterHash keccak256 of the canonical charter that judged the batch
    /// @param batch What was decided
    struct Entry {
        uint64 number;
        uint64 supersedes;
        bytes32 charterHash;
        Batch batch;
    }

    /// @notice Why an entry stands in a dataset's history, to be checked against the head.
    /// @param before Chain hash before the entry; zero for the first
    /// @param later Entry hashes of all entries after it, in order; none if it is the head
    struct Inclusion {
        bytes28 before;
        bytes32[] later;
    }

    /// @notice Batches were entered into their dataset's history, under consecutive numbers.
    /// @dev One event per call, since an event per batch would make many batches in one call a third dearer. Whoever looks
    /// for number n takes the event with the highest `firstNumber` up to n.
    /// @param firstNumber Number of the first one
    /// @param charterHash The charter that judged them
    event BatchesAnchored(
        bytes32 indexed datasetId, uint64 indexed firstNumber, bytes32 indexed charterHash, Batch[] batches
    );

    /// @notice The entry anchored under number `by` in the same transaction corrects an earlier one.
    event BatchSuperseded(bytes32 indexed datasetId, uint64 indexed number, uint64 indexed by);

    /// @notice Batches are now judged by this charter.
    /// @param previousHash The charter before, zero if there was none
    /// @param previousUntil Time before which batches that the former charter judged are still accepted
    event CharterActivated(
        bytes32 indexed datasetId, bytes32 indexed charterHash, bytes32 indexed previousHash, uint48 previousUntil
    );

    /// @notice The batch is not the next one. If `given` is lower, that number is taken: read its event.
    error WrongNumber(bytes32 datasetId, uint64 given, uint64 expected);

    /// @notice There is no batch in the call.
    error NoBatches(bytes32 datasetId);

    /// @notice Batch hash or evidence hash is zero, so the entry would bind nothing.
    error IncompleteBatch(bytes32 datasetId, uint64 number);

    /// @notice The charter is neither the active one nor the one before within its grace time.
    error CharterNotActive(bytes32 datasetId, bytes32 given, bytes32 active);

    /// @notice The entry names no earlier entry of its dataset as superseded.
    error NothingSuperseded(bytes32 datasetId, uint64 given, uint64 head);

    /// @notice The entry named is superseded already; supersede the one that did it.
    error AlreadySuperseded(bytes32 datasetId, uint64 given, uint64 by);

    /// @notice The dataset id is zero.
    error ZeroDatasetId();

    /// @notice Another charter is active than the caller thinks.
    error CharterChanged(bytes32 datasetId, bytes32 expected, bytes32 active);

    /// @notice The charter is zero or the active one.
    error NoNewCharter(bytes32 datasetId, bytes32 given);

    /// @notice The former charter would be accepted for too long.
    error GraceTooLong(uint256 given, uint256 longest);

    /// @notice Enters the next batches of a dataset, which one charter judged. Only for the publisher.
    /// @dev Sending the same batches again reverts with `WrongNumber`: they are entered once however often they are
    /// sent.
    /// @param datasetId keccak256 of the dataset id in UTF-8
    /// @param firstNumber Number of the first batch; must be the head's plus one
    /// @param charterHash The active charter, or the one before within its grace time
    /// @param batches One or more, in order
    function anchor(bytes32 datasetId, uint64 firstNumber, bytes32 charterHash, Batch[] calldata batches) external;

    /// @notice Enters the next batch, as the correction of an earlier one. Only for the publisher.
    /// @dev The earlier entry stays as it is. It can be superseded once; whoever was wrong twice supersedes the
    /// correction. Numbers are those of the same dataset: another dataset's entry cannot be named.
    /// @param datasetId keccak256 of the dataset id in UTF-8
    /// @param entry The correction; `number` must be the head's plus one, `supersedes` an earlier number
    function supersede(bytes32 datasetId, Entry calldata entry) external;

    /// @notice Makes a charter the one that batches are bound to. Only for the ratifier.
    /// @param datasetId keccak256 of the dataset id in UTF-8; not zero
    /// @param expected The charter active now, zero before the first: a call that comes too late changes nothing
    /// @param charterHash The charter from now on
    /// @param gracePeriod Seconds for which `expected` is accepted too; at most 90 days
    function activateCharter(bytes32 datasetId, bytes32 expected, bytes32 charterHash, uint48 gracePeriod) external;

    /// @notice The last entry of a dataset; zero and zero before the first.
    /// @return number Number of the last entry, which is also how many there are
    /// @return chainHash Hash over the whole history: the first 28 bytes of
    /// keccak256(abi.encode(bytes28 chain hash before, entry hash)), starting from zero
    function head(bytes32 datasetId) external view returns (uint64 number, bytes28 chainHash);

    /// @notice Hash of one entry: keccak256(abi.encode(datasetId, entry)).
    function entryHash(bytes32 datasetId, Entry calldata entry) external pure returns (bytes32 hash);

    /// @notice Whether exactly this entry stands in the dataset's history.
    /// @dev A proof is out of date once another entry follows: append that one's entry hash to `later`.
    function isAnchored(bytes32 datasetId, Entry calldata entry, Inclusion calldata inclusion)
        external
        view
        returns (bool anchored);

    /// @notice Number of the entry that corrects this one; zero if none does.
    function supersededBy(bytes32 datasetId, uint64 number) external view returns (uint64 by);

    /// @notice The charter that batches are bound to, and the one before.
    /// @return active The active charter; zero before the first
    /// @return previous The charter before it; zero if there was none
    /// @return previousUntil Time before which `previous` is accepted too
    function charter(bytes32 datasetId) external view returns (bytes32 active, bytes32 previous, uint48 previousUntil);
}
