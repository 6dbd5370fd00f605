// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {BatchRegistry} from "../../main/solidity/BatchRegistry.sol";
import {EmbeddedToken} from "../../main/solidity/EmbeddedToken.sol";
import {RewardDistributor} from "../../main/solidity/RewardDistributor.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";

/// The contracts deployed as README.md says, for one dataset.
abstract contract Fixture is Test {
    uint64 internal constant PUBLISHER_ROLE = 1;
    bytes32 internal constant DATASET = keccak256("prompts");

    address internal immutable admin = makeAddr("admin");
    address internal immutable publisher = makeAddr("publisher");
    address internal immutable stranger = makeAddr("stranger");

    AccessManager internal authority;
    BatchRegistry internal registry;
    EmbeddedToken internal token;
    RewardDistributor internal distributor;

    function setUp() public virtual {
        authority = new AccessManager(admin);
        registry = new BatchRegistry(address(authority));
        token = new EmbeddedToken();
        distributor = new RewardDistributor(address(authority), token, registry, DATASET);

        vm.startPrank(admin);
        _allow(address(registry), BatchRegistry.anchor.selector);
        _allow(address(distributor), RewardDistributor.setRoot.selector);
        authority.grantRole(PUBLISHER_ROLE, publisher, 0);
        vm.stopPrank();
    }

    function _allow(address target, bytes4 selector) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = selector;
        authority.setTargetFunctionRole(target, selectors, PUBLISHER_ROLE);
    }

    function _batch(uint64 number) internal pure returns (IBatchRegistry.Batch memory) {
        return IBatchRegistry.Batch({
            number: number,
            batchHash: keccak256(abi.encode("batch", number)),
            validatedRoot: keccak256(abi.encode("validated", number)),
            verdictRoot: keccak256(abi.encode("verdict", number)),
            rewardsRoot: keccak256(abi.encode("rewards", number)),
            logSize: 20 * number,
            logRoot: keccak256(abi.encode("log", number)),
            evidenceHash: keccak256(abi.encode("evidence", number)),
            charterHash: keccak256("charter")
        });
    }

    function _anchor(uint64 number) internal {
        vm.prank(publisher);
        registry.anchor(DATASET, _batch(number));
    }
}
