// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {BatchRegistry} from "../../main/solidity/BatchRegistry.sol";
import {RewardDistributor} from "../../main/solidity/RewardDistributor.sol";
import {Fixture} from "./Fixture.sol";

// anchor and setRoot
// ├── given functions without a role
// │   └── only the admin may call them
// ├── given the publisher's role
// │   ├── the admin may not call them
// │   ├── nobody else may after it is revoked
// │   ├── its holder cannot pass it on
// │   └── one function does not open the other
// └── given a delay for the publisher
//     └── a call that was not scheduled reverts
contract RolesTest is Fixture {
    bytes32 private constant ROOT = keccak256("root");

    function test_OnlyTheAdminMayCallBeforeRolesAreSet() external {
        BatchRegistry fresh = new BatchRegistry(address(authority));

        _expectUnauthorized(publisher);
        vm.prank(publisher);
        fresh.anchor(DATASET, _batch(1));

        vm.prank(admin);
        fresh.anchor(DATASET, _batch(1));
        (uint64 number,) = fresh.head(DATASET);
        assertEq(number, 1);
    }

    function test_RevertWhen_AdminPublishes() external {
        _anchor(1);

        _expectUnauthorized(admin);
        vm.prank(admin);
        registry.anchor(DATASET, _batch(2));
        _expectUnauthorized(admin);
        vm.prank(admin);
        distributor.setRoot(1, ROOT, 100);
    }

    function test_RevertWhen_PublisherIsRevoked() external {
        _anchor(1);
        vm.prank(admin);
        authority.revokeRole(PUBLISHER_ROLE, publisher);

        _expectUnauthorized(publisher);
        _anchor(2);
        _expectUnauthorized(publisher);
        vm.prank(publisher);
        distributor.setRoot(1, ROOT, 100);
    }

    function test_RevertWhen_PublisherPassesItsRoleOn() external {
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessManager.AccessManagerUnauthorizedAccount.selector, publisher, authority.ADMIN_ROLE()
            )
        );
        vm.prank(publisher);
        authority.grantRole(PUBLISHER_ROLE, stranger, 0);
    }

    function test_RevertWhen_OnlyAnchoringIsAllowed() external {
        RewardDistributor fresh = new RewardDistributor(address(authority), token, registry, DATASET);
        _anchor(1);

        _expectUnauthorized(publisher);
        vm.prank(publisher);
        fresh.setRoot(1, ROOT, 100);
    }

    function test_RevertWhen_DelayedCallIsNotScheduled() external {
        vm.prank(admin);
        authority.grantRole(PUBLISHER_ROLE, stranger, 1 days);
        bytes32 operation =
            authority.hashOperation(stranger, address(registry), abi.encodeCall(registry.anchor, (DATASET, _batch(1))));

        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotScheduled.selector, operation));
        vm.prank(stranger);
        registry.anchor(DATASET, _batch(1));
    }

    function _expectUnauthorized(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }
}
