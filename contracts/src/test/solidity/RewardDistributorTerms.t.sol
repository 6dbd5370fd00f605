// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IBatchRegistry} from "../../main/solidity/interfaces/IBatchRegistry.sol";
import {IRewardDistributor} from "../../main/solidity/interfaces/IRewardDistributor.sol";
import {ITokenAllowList} from "../../main/solidity/interfaces/ITokenAllowList.sol";
import {Fixture} from "./Fixture.sol";

// constructor
// ├── when token, registry, dataset, allow-list or treasury is missing
// │   └── it reverts with IncompleteTerms
// ├── on the embedded chain
// │   ├── it takes any challenge window up to 365 days, and any claim period up to 36,500 days
// │   └── it reverts with WrongPeriod above
// ├── on another chain
// │   ├── it takes a challenge window from 1 hour and a claim period of 0 or from 1 day
// │   └── it reverts with WrongPeriod below and above
// └── it keeps the terms and has no root
contract RewardDistributorTermsTest is Fixture {
    function test_KeepsTheTerms() external view {
        assertEq(address(distributor.token()), address(token));
        assertEq(address(distributor.registry()), address(registry));
        assertEq(distributor.datasetId(), DATASET);
        assertEq(address(distributor.tokens()), address(tokens));
        assertEq(distributor.treasury(), treasury);
        assertEq(distributor.challengeWindow(), WINDOW);
        assertEq(distributor.claimPeriod(), CLAIM_PERIOD);
    }

    function test_HasNoRootAtFirst() external view {
        assertEq(distributor.currentRoot(), bytes32(0));
        assertEq(distributor.previousRoot(), bytes32(0));
        assertEq(distributor.epoch(), 0);
        assertEq(distributor.batchNumber(), 0);
        assertEq(distributor.declaredTotal(), 0);
        assertEq(distributor.claimedTotal(), 0);
        assertEq(distributor.fundedTotal(), 0);
        assertEq(distributor.pending().root, bytes32(0));
        assertEq(distributor.activatableAt(), 0);
    }

    function test_RevertWhen_TermsAreIncomplete() external {
        IRewardDistributor.Terms[5] memory incomplete;
        for (uint256 i = 0; i < 5; i++) {
            incomplete[i] = _terms();
        }
        incomplete[0].token = IERC20(address(0));
        incomplete[1].registry = IBatchRegistry(address(0));
        incomplete[2].datasetId = bytes32(0);
        incomplete[3].tokens = ITokenAllowList(address(0));
        incomplete[4].treasury = address(0);

        for (uint256 i = 0; i < 5; i++) {
            vm.expectRevert(IRewardDistributor.IncompleteTerms.selector);
            this.deploy(incomplete[i]);
        }
    }

    function testFuzz_EmbeddedChainTakesAnyPeriod(uint32 challengeWindow, uint32 claimPeriod) external {
        IRewardDistributor.Terms memory terms = _terms();
        terms.challengeWindow = challengeWindow % (365 days + 1);
        terms.claimPeriod = uint32(claimPeriod % (36_500 days + 1));

        assertEq(this.deploy(terms).challengeWindow(), terms.challengeWindow);
    }

    function testFuzz_OtherChainsTakeLongerPeriods(uint32 challengeWindow, uint32 claimPeriod) external {
        vm.chainId(1);
        IRewardDistributor.Terms memory terms = _terms();
        terms.challengeWindow = uint32(bound(challengeWindow, 1 hours, 365 days));
        terms.claimPeriod = uint32(bound(claimPeriod, 1 days, 36_500 days));

        assertEq(this.deploy(terms).claimPeriod(), terms.claimPeriod);
        terms.claimPeriod = 0;
        assertEq(this.deploy(terms).claimPeriod(), 0);
    }

    function test_RevertWhen_PeriodIsTooShort() external {
        vm.chainId(1);

        _expectWrong(1 hours - 1, 1 hours, 365 days, 1 hours - 1, 1 days);
        _expectWrong(1 days - 1, 1 days, 36_500 days, 1 hours, 1 days - 1);
    }

    function test_RevertWhen_PeriodIsTooLong() external {
        _expectWrong(365 days + 1, 0, 365 days, 365 days + 1, 1 days);
        _expectWrong(36_500 days + 1, 1, 36_500 days, 1 hours, 36_500 days + 1);
        vm.chainId(1);
        _expectWrong(365 days + 1, 1 hours, 365 days, 365 days + 1, 1 days);
        _expectWrong(36_500 days + 1, 1 days, 36_500 days, 1 hours, 36_500 days + 1);
    }

    function deploy(IRewardDistributor.Terms memory terms) external returns (IRewardDistributor) {
        return IRewardDistributor(vm.deployCode("RewardDistributor.sol", abi.encode(authority, terms)));
    }

    function _expectWrong(uint256 given, uint256 shortest, uint256 longest, uint32 challengeWindow, uint32 claimPeriod)
        private
    {
        IRewardDistributor.Terms memory terms = _terms();
        terms.challengeWindow = challengeWindow;
        terms.claimPeriod = claimPeriod;
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.WrongPeriod.selector, given, shortest, longest));
        this.deploy(terms);
    }
}
