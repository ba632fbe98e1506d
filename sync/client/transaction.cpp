#include "sync/client/transaction.hpp"

#include <utility>

namespace huifang::sync {
namespace {

Transaction::Step step_on(const RowView& seen, Payload payload) {
  return Transaction::Step{.type = seen.record.type,
                           .entity = seen.record.id,
                           .root = seen.root,
                           .seen = seen,
                           .payload = std::move(payload)};
}

}  // namespace

RowView Transaction::create(EntityNumber type, const Id& id, const Id& root, Fields fields) {
  RowView made{.state = RowState::kPresent,
               .record = Record{type, id, fields},
               .root = root,
               .seq = 0,
               .pending = true};
  steps_.push_back(Step{.type = type,
                        .entity = id,
                        .root = root,
                        .seen = {},
                        .payload = Create{root, std::move(fields)}});
  return made;
}

void Transaction::set(const RowView& seen, Fields fields) {
  steps_.push_back(step_on(seen, Set{std::move(fields)}));
}

void Transaction::transition(const RowView& seen, std::string_view event, Fields arguments) {
  steps_.push_back(
      step_on(seen, Transition{.event = std::string(event), .arguments = std::move(arguments)}));
}

void Transaction::append(const RowView& seen, std::string_view log, Fields body) {
  steps_.push_back(step_on(seen, Append{std::string(log), std::move(body)}));
}

void Transaction::finish_draft(std::string_view key) { finished_drafts_.emplace_back(key); }

}  // namespace huifang::sync
