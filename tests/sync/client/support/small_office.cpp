#include "tests/sync/client/support/small_office.hpp"

#include <algorithm>
#include <optional>

#include "sync/client/internal/effect.hpp"

namespace huifang::sync::test {
namespace {

// Which office, everything up to here is there, rows told up to here.
Bytes cursor_of(const Id& office, Sequence since, Sequence told) {
  CborWriter writer;
  writer.bytes(office.bytes);
  writer.unsigned_integer(since);
  writer.unsigned_integer(told);
  return writer.take();
}

// About what it takes in an answer.
std::size_t size_of(const RowVersion& row) {
  CborWriter writer;
  write_fields(writer, row.fields);
  return writer.size() + 60;
}

template <class Message>
NetworkAnswer good(const Message& message) {
  return {.status = 200, .body = encode(message)};
}

}  // namespace

NetworkAnswer refusal(int status, std::string key, std::uint64_t number,
                      std::int64_t retry_after_ms) {
  return {.status = status,
          .body = encode(ErrorResponse{std::move(key), number}),
          .retry_after_ms = retry_after_ms};
}

SmallOffice::SmallOffice() {
  for (const RowVersion& row : directory_rows()) put(row);
}

void SmallOffice::put(const RowVersion& row) {
  ++head;
  Row& held_row = rows_[{row.type, row.id}];
  RowVersion now = row;
  if (held_row.whole == 0 || held_row.row.deleted) held_row.whole = head;
  for (const FieldValue& field : row.fields) held_row.changed[field.field] = head;
  now.fields = held_row.row.fields;
  for (const FieldValue& field : row.fields) now.fields.set(field.field, field.value);
  now.seq = head;
  held_row.row = std::move(now);
}

void SmallOffice::bring_in(const RowVersion& row) {
  put(row);
  rows_[{row.type, row.id}].whole = head;
}

void SmallOffice::remove(EntityNumber type, const Id& id) {
  Row& row = rows_.at({type, id});
  row.row.deleted = true;
  row.row.seq = ++head;
}

void SmallOffice::move_out(Scope scope, const Id& root) {
  events_.push_back({++head, scope, root});
  std::erase_if(rows_, [&](const auto& entry) {
    return entry.second.row.scope == scope && entry.second.row.root == root;
  });
}

void SmallOffice::drop_scope(Scope scope) {
  events_.push_back({++head, scope, std::nullopt});
  std::erase_if(rows_, [&](const auto& entry) { return entry.second.row.scope == scope; });
}

NetworkAnswer SmallOffice::answer(const NetworkRequest& request) {
  ++requests[request.path];
  bytes_up += request.body.size();
  if (before) {
    if (auto refused = before(request)) return std::move(*refused);
  }
  NetworkAnswer answer;
  if (auto& prepared = instead[request.path]; !prepared.empty()) {
    answer = std::move(prepared.front());
    prepared.pop_front();
  } else if (request.path == "/v1/session") {
    answer = sign_in(request);
  } else if (request.path == "/v1/session/refresh") {
    answer = refresh(request);
  } else if (request.path == "/v1/sync/push") {
    answer = push(request);
  } else {
    answer = pull(request);
  }
  bytes_down += answer.body.size();
  return answer;
}

SignInResponse SmallOffice::session() {
  ++tokens_;
  return {.device = kDevice,
          .user = kUser,
          .employee = kEmployee,
          .unit = kUnit,
          .name = "王芳",
          .roles = {"sales"},
          .access_token = "access " + std::to_string(tokens_),
          .access_expires_ms = server_ms + token_lifetime_ms,
          .refresh_token = "refresh",
          .server_ms = server_ms,
          .epoch = 1,
          .office = identity};
}

NetworkAnswer SmallOffice::sign_in(const NetworkRequest& request) {
  const auto asked = decode_sign_in_request(request.body);
  if (!asked) return refusal(400, "sync.malformed");
  if (asked->password != password) return refusal(401, "session.wrong_password");
  return good(session());
}

NetworkAnswer SmallOffice::refresh(const NetworkRequest& request) {
  const auto asked = decode_refresh_request(request.body);
  if (!asked) return refusal(400, "sync.malformed");
  if (asked->office != identity) return refusal(410, "sync.other_office");
  return good(session());
}

NetworkAnswer SmallOffice::push(const NetworkRequest& request) {
  const auto asked = decode_push_request(request.body);
  if (!asked) return refusal(400, "sync.malformed");
  if (asked->office != identity) return refusal(410, "sync.other_office");
  for (const auto& place : asked->outcomes_seen) outcomes.erase(place);
  if (asked->operations.empty()) {
    return good(
        PushResponse{.high_seq = head, .outcomes = oldest_outcomes(), .server_ms = server_ms});
  }
  Counter& last = held[asked->session];
  if (asked->from_counter > last + 1) return refusal(409, "sync.gap", last);
  PushResponse response{.server_ms = server_ms};
  for (const Bytes& encoded : asked->operations) {
    auto operation = read_operation(encoded);
    if (!operation || operation->counter <= last) continue;
    last = operation->counter;
    taken.push_back(*operation);
    const bool refused = outcomes.contains({asked->session, last});
    if (operation->kind() != OperationKind::kControl && !refused) {
      const PendingOperation pending{.session = asked->session,
                                     .device = asked->device,
                                     .encoded = encoded,
                                     .operation = *operation};
      const auto known = rows_.find({operation->type, operation->entity});
      std::optional<Record> record;
      RowVersion row{.scope = kBook};
      if (known != rows_.end()) {
        row = known->second.row;
        record = Record{row.type, row.id, row.fields};
      }
      if (const auto* create = std::get_if<Create>(&operation->payload)) row.root = create->root;
      apply_effect(catalog(), pending, record);
      if (record && operation->kind() != OperationKind::kAppend) {
        row.type = record->type;
        row.id = record->id;
        row.fields = record->fields;
        put(row);
      }
    }
    applied[asked->session] = std::max(head, Sequence{1});
  }
  for (const auto& [place, outcome] : outcomes) {
    if (place.first == asked->session && place.second <= last) response.outcomes.push_back(outcome);
  }
  response.acked_counter = last;
  response.applied_seq = applied[asked->session];
  response.high_seq = head;
  return good(response);
}

std::vector<Outcome> SmallOffice::oldest_outcomes() const {
  std::vector<Outcome> oldest;
  for (const auto& [place, outcome] : outcomes) {
    const auto session = held.find(place.first);
    if (oldest.size() == outcomes_per_answer) break;
    if (session != held.end() && session->second >= place.second) oldest.push_back(outcome);
  }
  return oldest;
}

NetworkAnswer SmallOffice::pull(const NetworkRequest& request) {
  const auto asked = decode_pull_request(request.body);
  if (!asked) return refusal(400, "sync.malformed");
  Sequence since = 0;
  Sequence told = 0;
  if (!asked->cursor.empty()) {
    CborReader reader(asked->cursor);
    if (id_from_bytes(reader.bytes().value_or(ByteView{})) != identity)
      return refusal(410, "sync.other_office");
    since = reader.unsigned_integer().value_or(0);
    told = reader.unsigned_integer().value_or(0);
  }
  PullResponse response{.high_seq = head, .server_ms = server_ms};
  std::map<Sequence, const Row*> by_seq;
  for (const auto& [key, row] : rows_) {
    if (row.row.seq > told) by_seq[row.row.seq] = &row;
  }
  std::size_t bytes = 0;
  for (const auto& [seq, row] : by_seq) {
    const bool is_full = response.rows.size() == rows_per_page ||
                         (!response.rows.empty() && bytes + size_of(row->row) > asked->bytes_max);
    if (is_full) {
      response.more = true;
      break;
    }
    RowVersion version = row->row;
    const bool whole = row->whole > since;
    version.complete = true;
    version.fields = Fields();
    for (const FieldValue& field : row->row.fields) {
      if (version.deleted) continue;
      if (whole || row->changed.at(field.field) > since) {
        version.fields.set(field.field, field.value);
      } else {
        version.complete = false;
      }
    }
    told = seq;
    bytes += size_of(row->row);
    response.rows.push_back(std::move(version));
  }
  rows_told += response.rows.size();
  if (!response.more) {
    for (const Event& event : events_) {
      if (event.seq <= since) continue;
      if (event.root) {
        response.roots_out.emplace_back(event.scope, *event.root);
      } else {
        response.scopes_dropped.push_back(event.scope);
      }
    }
    for (const auto& [session, last] : held)
      response.acknowledgements.push_back({session, last, applied[session]});
    response.outcomes = oldest_outcomes();
    since = head;
    told = head;
  }
  response.next_cursor = cursor_of(identity, since, told);
  return good(response);
}

}  // namespace huifang::sync::test
