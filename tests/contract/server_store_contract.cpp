#include "tests/contract/server_store_contract.hpp"

#include <limits>
#include <vector>

namespace huifang::sync {
namespace {

Id id_of(std::uint8_t number) {
  Id id;
  id.bytes.back() = number;
  return id;
}

StoredRow row_of(std::uint8_t number, Scope scope, Sequence seq) {
  return {5, id_of(number), id_of(200), scope, seq, false, {1, 0, number}};
}

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  ADD_FAILURE() << result.error().key << ": " << result.error().detail;
  return T{};
}

using Numbers = std::vector<int>;
Numbers numbers_of(const std::vector<StoredRow>& rows) {
  Numbers numbers;
  for (const StoredRow& row : rows) numbers.push_back(row.id.bytes.back());
  return numbers;
}

constexpr std::size_t kMany = 1'000;

}  // namespace

INSTANTIATE_TEST_SUITE_P(EveryStore, ServerStoreContract, testing::ValuesIn(every_server_store()),
                         name_of_store);

TEST_P(ServerStoreContract, ANewTenantStandsAtTheBeginning) {
  begin();
  EXPECT_EQ(must(store->head()), (TenantHead{0, 1, 0, {}}));
  EXPECT_EQ(must(store->row(5, id_of(1))), std::nullopt);
  EXPECT_EQ(must(store->last_seq_of_scope(3)), 0u);
}

TEST_P(ServerStoreContract, WhatIsCommittedStays) {
  begin();
  ASSERT_TRUE(store->put_head({4, 2, 1, id_of(9)}));
  ASSERT_TRUE(store->put_row(row_of(1, 3, 4)));
  commit();
  begin();
  EXPECT_EQ(must(store->head()), (TenantHead{4, 2, 1, id_of(9)}));
  EXPECT_EQ(must(store->row(5, id_of(1))), row_of(1, 3, 4));
}

TEST_P(ServerStoreContract, WhatIsRolledBackLeavesNoTrace) {
  begin();
  ASSERT_TRUE(store->put_row(row_of(1, 3, 4)));
  commit();
  begin();
  ASSERT_TRUE(store->put_head({5, 1, 0, {}}));
  ASSERT_TRUE(store->put_row(row_of(1, 9, 5)));
  ASSERT_TRUE(store->put_row(row_of(2, 3, 5)));
  ASSERT_TRUE(store->put_key({5, 1, "a"}, id_of(1)));
  ASSERT_TRUE(store->put_scope_event({3, 5, id_of(200), ScopeEvent::Kind::kOut}));
  ASSERT_TRUE(store->put_grant({1, 3, 0, 5, {}}));
  ASSERT_TRUE(store->put_writer({1, 2, 3, {}, 5, 6, 7}));
  ASSERT_TRUE(store->log_operation({5, 0, {1, 2, 3}, 4, {9}, OutcomeKind::kOk}));
  ASSERT_TRUE(store->put_outcome({{1, 2, 3}, {9}}));
  ASSERT_TRUE(store->hold_operation({0, {}, HeldOperation::Reason::kLate, {1, 2, 3}, 4, {9}, {}}));
  store->rollback();
  begin();
  EXPECT_EQ(must(store->head()), TenantHead{});
  EXPECT_EQ(must(store->row(5, id_of(1))), row_of(1, 3, 4));
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {}, kMany))), Numbers{1});
  EXPECT_TRUE(must(store->rows_of_scope(9, {}, kMany)).empty());
  EXPECT_EQ(numbers_of(must(store->rows_of_root(id_of(200)))), Numbers{1});
  EXPECT_TRUE(must(store->find_key({5, 1, "a"}, kMany)).empty());
  EXPECT_TRUE(must(store->scope_events(3, 0)).empty());
  EXPECT_TRUE(must(store->grants_of(1)).empty());
  EXPECT_EQ(must(store->writer(1, 2)), std::nullopt);
  EXPECT_TRUE(must(store->logged(5)).empty());
  EXPECT_TRUE(must(store->outcomes({1, 0, 0}, kMany)).empty());
  EXPECT_EQ(must(store->held({1, 2, 3})), std::nullopt);
}

TEST_P(ServerStoreContract, RollingBackWithoutATransactionIsNothing) {
  store->rollback();
  begin();
  commit();
  store->rollback();
}

TEST_P(ServerStoreContract, SavepointsNest) {
  begin();
  ASSERT_TRUE(store->put_row(row_of(1, 3, 1)));
  ASSERT_TRUE(store->savepoint());
  ASSERT_TRUE(store->put_row(row_of(2, 3, 1)));
  ASSERT_TRUE(store->savepoint());
  ASSERT_TRUE(store->put_row(row_of(3, 3, 1)));
  ASSERT_TRUE(store->rollback_savepoint());
  ASSERT_TRUE(store->savepoint());
  ASSERT_TRUE(store->put_row(row_of(4, 3, 1)));
  ASSERT_TRUE(store->release_savepoint());
  ASSERT_TRUE(store->release_savepoint());
  commit();
  begin();
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {}, kMany))), (Numbers{1, 2, 4}));
}

TEST_P(ServerStoreContract, AnOuterSavepointTakesBackTheInnerOnes) {
  begin();
  ASSERT_TRUE(store->savepoint());
  ASSERT_TRUE(store->savepoint());
  ASSERT_TRUE(store->put_row(row_of(1, 3, 1)));
  ASSERT_TRUE(store->release_savepoint());
  ASSERT_TRUE(store->rollback_savepoint());
  commit();
  begin();
  EXPECT_EQ(must(store->row(5, id_of(1))), std::nullopt);
}

TEST_P(ServerStoreContract, TenantsDoNotSeeEachOther) {
  begin(1);
  ASSERT_TRUE(store->put_head({4, 1, 0, {}}));
  ASSERT_TRUE(store->put_row(row_of(1, 3, 4)));
  ASSERT_TRUE(store->put_key({5, 1, "a"}, id_of(1)));
  ASSERT_TRUE(store->put_grant({1, 3, 0, 5, {}}));
  ASSERT_TRUE(store->put_writer({1, 2, 3, {}, 5, 6, 7}));
  ASSERT_TRUE(store->log_operation({4, 0, {1, 2, 3}, 4, {9}, OutcomeKind::kOk}));
  ASSERT_TRUE(store->put_outcome({{1, 2, 3}, {9}}));
  ASSERT_TRUE(store->hold_operation({0, {}, HeldOperation::Reason::kLate, {1, 2, 3}, 4, {9}, {}}));
  commit();
  begin(2);
  EXPECT_EQ(must(store->head()), TenantHead{});
  EXPECT_EQ(must(store->row(5, id_of(1))), std::nullopt);
  EXPECT_TRUE(must(store->rows_of_scope(3, {}, kMany)).empty());
  EXPECT_TRUE(must(store->rows_of_root(id_of(200))).empty());
  EXPECT_TRUE(must(store->rows_of_type(5, {}, kMany)).empty());
  EXPECT_EQ(must(store->last_seq_of_scope(3)), 0u);
  EXPECT_TRUE(must(store->find_key({5, 1, "a"}, kMany)).empty());
  EXPECT_TRUE(must(store->grants_of(1)).empty());
  EXPECT_EQ(must(store->writer(1, 2)), std::nullopt);
  EXPECT_TRUE(must(store->writers_after(1, 0)).empty());
  EXPECT_TRUE(must(store->logged(4)).empty());
  EXPECT_TRUE(must(store->outcomes({1, 0, 0}, kMany)).empty());
  EXPECT_EQ(must(store->held({1, 2, 3})), std::nullopt);
  EXPECT_TRUE(must(store->held_open(kMany)).empty());
}

TEST_P(ServerStoreContract, RowsOfAScopeComeBySeqTypeAndId) {
  begin();
  StoredRow other_type = row_of(1, 3, 5);
  other_type.type = 4;
  for (const StoredRow& row :
       {row_of(9, 3, 5), row_of(2, 3, 6), row_of(8, 3, 5), other_type, row_of(7, 4, 1)}) {
    ASSERT_TRUE(store->put_row(row));
  }
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {}, kMany))), (Numbers{1, 8, 9, 2}));
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {}, 2))), (Numbers{1, 8}));
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {5, 5, id_of(8)}, kMany))), (Numbers{9, 2}));
  EXPECT_EQ(numbers_of(must(store->rows_of_scope(3, {5, 5, id_of(9)}, kMany))), Numbers{2});
  EXPECT_TRUE(must(store->rows_of_scope(3, {6, 5, id_of(2)}, kMany)).empty());
  EXPECT_EQ(must(store->last_seq_of_scope(3)), 6u);
  EXPECT_EQ(must(store->last_seq_of_scope(4)), 1u);
}

TEST_P(ServerStoreContract, ARowThatMovesLeavesItsOldPlaces) {
  begin();
  ASSERT_TRUE(store->put_row(row_of(1, 3, 5)));
  StoredRow moved = row_of(1, 4, 6);
  moved.root = id_of(201);
  ASSERT_TRUE(store->put_row(moved));
  EXPECT_TRUE(must(store->rows_of_scope(3, {}, kMany)).empty());
  EXPECT_EQ(must(store->rows_of_scope(4, {}, kMany)), std::vector{moved});
  EXPECT_TRUE(must(store->rows_of_root(id_of(200))).empty());
  EXPECT_EQ(must(store->rows_of_root(id_of(201))), std::vector{moved});
}

TEST_P(ServerStoreContract, RowsOfATypeComeById) {
  begin();
  for (const std::uint8_t number : std::vector<std::uint8_t>{3, 1, 2})
    ASSERT_TRUE(store->put_row(row_of(number, 3, 1)));
  EXPECT_EQ(numbers_of(must(store->rows_of_type(5, {}, kMany))), (Numbers{1, 2, 3}));
  EXPECT_EQ(numbers_of(must(store->rows_of_type(5, id_of(1), 1))), Numbers{2});
  EXPECT_TRUE(must(store->rows_of_type(6, {}, kMany)).empty());
}

TEST_P(ServerStoreContract, LargeNumbersAndEmptyBodiesComeBack) {
  begin();
  StoredRow row =
      row_of(1, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max());
  row.type = std::numeric_limits<EntityNumber>::max();
  row.body.clear();
  row.deleted = true;
  ASSERT_TRUE(store->put_row(row));
  EXPECT_EQ(must(store->row(row.type, row.id)), row);
}

TEST_P(ServerStoreContract, KeysAreFoundUntilRemoved) {
  begin();
  const RowKey key{3, 1, "KH100000"};
  ASSERT_TRUE(store->put_key(key, id_of(2)));
  ASSERT_TRUE(store->put_key(key, id_of(1)));
  ASSERT_TRUE(store->put_key(key, id_of(1)));
  ASSERT_TRUE(store->put_key({3, 1, "KH1"}, id_of(3)));
  EXPECT_EQ(must(store->find_key(key, kMany)), (std::vector{id_of(1), id_of(2)}));
  EXPECT_EQ(must(store->find_key(key, 1)), std::vector{id_of(1)});
  ASSERT_TRUE(store->remove_key(key, id_of(1)));
  ASSERT_TRUE(store->remove_key(key, id_of(1)));
  EXPECT_EQ(must(store->find_key(key, kMany)), std::vector{id_of(2)});
}

TEST_P(ServerStoreContract, ScopeEventsComeBySeqAndByRoot) {
  begin();
  const ScopeEvent out{3, 5, id_of(1), ScopeEvent::Kind::kOut};
  const ScopeEvent in{4, 5, id_of(1), ScopeEvent::Kind::kIn};
  const ScopeEvent back{3, 8, id_of(1), ScopeEvent::Kind::kIn};
  const ScopeEvent other{3, 6, id_of(2), ScopeEvent::Kind::kOut};
  for (const ScopeEvent& event : {back, other, in, out}) ASSERT_TRUE(store->put_scope_event(event));
  EXPECT_EQ(must(store->scope_events(3, 0)), (std::vector{out, other, back}));
  EXPECT_EQ(must(store->scope_events(3, 5)), (std::vector{other, back}));
  EXPECT_EQ(must(store->scope_events_of_root(id_of(1))), (std::vector{out, back, in}));
}

TEST_P(ServerStoreContract, GrantsEndAndStandAgain) {
  begin();
  const Grant ended{1, 3, 9, 5, 8};
  const Grant again{1, 3, 9, 10, {}};
  const Grant other{1, 2, 7, 5, {}};
  ASSERT_TRUE(store->put_grant({1, 3, 9, 5, {}}));
  for (const Grant& grant : {again, ended, other, Grant{2, 3, 9, 5, {}}})
    ASSERT_TRUE(store->put_grant(grant));
  EXPECT_EQ(must(store->grants_of(1)), (std::vector{other, ended, again}));
  EXPECT_TRUE(must(store->grants_of(3)).empty());
}

TEST_P(ServerStoreContract, WritersAreFoundByWhatWasApplied) {
  begin();
  const WriterRow first{1, 2, 3, {1}, 5, 6, 7};
  const WriterRow second{
      1, std::numeric_limits<std::int64_t>::max(), 4'000'000'000, {}, 9, hlc_from_ms(1), 7};
  ASSERT_TRUE(store->put_writer({1, 2, 1, {}, 1, 1, 1}));
  for (const WriterRow& writer : {first, second, WriterRow{2, 2, 3, {}, 9, 6, 7}}) {
    ASSERT_TRUE(store->put_writer(writer));
  }
  EXPECT_EQ(must(store->writer(1, 2)), first);
  EXPECT_EQ(must(store->writer(1, 3)), std::nullopt);
  EXPECT_EQ(must(store->writers_after(1, 0)), (std::vector{first, second}));
  EXPECT_EQ(must(store->writers_after(1, 5)), std::vector{second});
}

TEST_P(ServerStoreContract, TheLogIsReadByTransaction) {
  begin();
  EXPECT_TRUE(must(store->last_log_hash()).empty());
  const LoggedOperation one{5, 0, {1, 2, 3}, 4, {9, 8}, OutcomeKind::kOk, {7, 7}};
  const LoggedOperation two{5, 1, {1, 2, 4}, 4, {}, OutcomeKind::kRefused, {8, 8}};
  for (const LoggedOperation& operation : {two, one}) ASSERT_TRUE(store->log_operation(operation));
  EXPECT_EQ(must(store->logged(5)), (std::vector{one, two}));
  EXPECT_TRUE(must(store->logged(6)).empty());
  EXPECT_EQ(must(store->last_log_hash()), (Bytes{8, 8}));
}

TEST_P(ServerStoreContract, OutcomesWaitUntilRemoved) {
  begin();
  const StoredOutcome one{{1, 2, 3}, {1}};
  const StoredOutcome two{{1, 2, 4}, {2}};
  const StoredOutcome three{{1, 3, 1}, {3}};
  for (const StoredOutcome& outcome : {three, one, two, StoredOutcome{{2, 2, 3}, {4}}}) {
    ASSERT_TRUE(store->put_outcome(outcome));
  }
  EXPECT_EQ(must(store->outcomes({1, 0, 0}, kMany)), (std::vector{one, two, three}));
  EXPECT_EQ(must(store->outcomes({1, 2, 3}, 1)), std::vector{two});
  ASSERT_TRUE(store->remove_outcome(two.operation));
  ASSERT_TRUE(store->remove_outcome(two.operation));
  EXPECT_EQ(must(store->outcomes({1, 0, 0}, kMany)), (std::vector{one, three}));
}

TEST_P(ServerStoreContract, HeldOperationsWaitForAPerson) {
  begin();
  const HeldOperation late{0, id_of(1), HeldOperation::Reason::kLate, {1, 2, 3}, 4, {9}, {}};
  const HeldOperation refused{0, {}, HeldOperation::Reason::kRefused, {1, 2, 1}, 4, {8}, {}};
  ASSERT_TRUE(store->hold_operation(late));
  ASSERT_TRUE(store->hold_operation(refused));
  HeldOperation kept = late;
  kept.id = 1;
  EXPECT_EQ(must(store->held({1, 2, 3})), kept);
  const auto open = must(store->held_open(kMany));
  ASSERT_EQ(open.size(), 2u);
  EXPECT_EQ(open[0], kept);
  EXPECT_EQ(open[1].id, 2u);
  ASSERT_TRUE(store->set_held_state({1, 2, 3}, HeldOperation::State::kDismissed));
  EXPECT_EQ(must(store->held_open(kMany)).size(), 1u);
  EXPECT_EQ(must(store->held({1, 2, 3}))->state, HeldOperation::State::kDismissed);
}

}  // namespace huifang::sync
