#include "sync/protocol/limits.hpp"
#include "sync/server/engine/engine_parts.hpp"
#include "sync/server/engine/keeping.hpp"
#include "sync/server/engine/push_batch.hpp"
#include "sync/server/engine/transaction.hpp"

namespace huifang::server {
namespace {

using sync::ServerStore;

constexpr std::size_t kOutcomesWithoutOperations = 64;

std::optional<Refusal> check_request(const PushAuthority& authority,
                                     const sync::PushRequest& request) {
  if (request.device != authority.device)
    return Refusal{{ErrorCode::kNotAllowed, "sync.device_mismatch", ""}};
  if (request.operations.empty()) return std::nullopt;
  const std::uint64_t last = std::uint64_t{request.from_counter} + request.operations.size() - 1;
  const bool counters_fit = request.from_counter > 0 && last <= 0xFFFF'FFFF;
  if (!counters_fit || request.session == 0 || request.session > sync::kSessionMax) {
    return Refusal{{ErrorCode::kInvalidInput, "sync.malformed", "session or counter"}};
  }
  if (request.operations.size() > sync::kBatchOperationsMax) {
    return Refusal{{ErrorCode::kTooLarge, "sync.too_large", "operations"}};
  }
  return std::nullopt;
}

Status forget_outcomes(ServerStore& store, const sync::PushRequest& request) {
  for (const auto& [session, counter] : request.outcomes_seen) {
    if (Status status = store.remove_outcome({request.device, session, counter}); !status)
      return status;
  }
  return {};
}

Result<std::vector<sync::Outcome>> read_outcomes(
    const Result<std::vector<sync::StoredOutcome>>& stored) {
  if (!stored) return std::unexpected(stored.error());
  std::vector<sync::Outcome> outcomes;
  for (const sync::StoredOutcome& one : *stored) {
    auto outcome = read_outcome(one);
    if (!outcome) return std::unexpected(outcome.error());
    outcomes.push_back(std::move(*outcome));
  }
  return outcomes;
}

// The stored outcomes of the operations of this very request. A request without operations only
// confirms outcomes: it is told the oldest that are left, so that none waits behind others.
Result<std::vector<sync::Outcome>> outcomes_of(ServerStore& store,
                                               const sync::PushRequest& request) {
  if (request.operations.empty())
    return read_outcomes(store.outcomes({request.device, 0, 0}, kOutcomesWithoutOperations));
  const std::uint64_t last = std::uint64_t{request.from_counter} + request.operations.size() - 1;
  auto stored = store.outcomes({request.device, request.session, request.from_counter - 1},
                               request.operations.size());
  if (stored) {
    std::erase_if(*stored, [&](const sync::StoredOutcome& one) {
      return one.operation.session != request.session || one.operation.counter > last;
    });
  }
  return read_outcomes(stored);
}

}  // namespace

std::expected<sync::PushResponse, Refusal> Engine::push(const PushAuthority& authority,
                                                        const sync::PushRequest& request,
                                                        std::int64_t now_ms) {
  Parts& parts = *parts_;
  const auto refuse = [&](const Error& error, std::uint64_t number = 0) {
    parts.office.invalidate();  // What it read in a transaction that is taken back may never be.
    parts.rows.clear_directory_written();
    return std::unexpected(Refusal{error, number});
  };
  if (auto refusal = check_request(authority, request)) return std::unexpected(std::move(*refusal));

  Transaction transaction(parts.store);
  if (Status status = transaction.begin(parts.options.tenant, ServerStore::Access::kWrite);
      !status) {
    return refuse(status.error());
  }
  auto head = parts.store.head();
  if (!head) return refuse(head.error());
  if (request.office != head->office) return std::unexpected(other_office());
  auto found = parts.store.writer(request.device, request.session);
  if (!found) return refuse(found.error());
  sync::WriterRow writer =
      found->value_or(sync::WriterRow{.device = request.device, .session = request.session});
  if (!request.operations.empty() &&
      request.from_counter > std::uint64_t{writer.last_counter} + 1) {
    return std::unexpected(Refusal{{ErrorCode::kConflict, "sync.gap", ""}, writer.last_counter});
  }
  if (Status status = forget_outcomes(parts.store, request); !status) return refuse(status.error());

  const std::uint64_t last = std::uint64_t{request.from_counter} + request.operations.size() - 1;
  if (!request.operations.empty() && last > writer.last_counter) {
    ++head->seq;
    PushBatch batch(parts.catalog, parts.rows, parts.office, parts.options, authority, request,
                    now_ms);
    if (Status status = batch.run(writer, head->seq); !status) return refuse(status.error());
    if (Status status = parts.store.put_writer(writer); !status) return refuse(status.error());
    if (Status status = parts.store.put_head(*head); !status) return refuse(status.error());
  }
  auto outcomes = outcomes_of(parts.store, request);
  if (!outcomes) return refuse(outcomes.error());
  if (Status status = transaction.commit(); !status) return refuse(status.error());
  return sync::PushResponse{writer.last_counter, writer.applied_seq, head->seq,
                            std::move(*outcomes), now_ms};
}

}  // namespace huifang::server
