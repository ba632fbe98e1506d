#include <limits>

#include "sync/protocol/internal/id_table.hpp"
#include "sync/protocol/internal/outcome_codec.hpp"
#include "sync/protocol/internal/positional_reader.hpp"
#include "sync/protocol/messages.hpp"
#include "sync/protocol/pull_reader.hpp"

namespace huifang::sync {
namespace {

constexpr CborLimits kPageLimits{kDepthMax, kStringBytesMax, kPullItemsMax};
constexpr std::uint64_t kFlagDeleted = 1;
constexpr std::uint64_t kFlagPartial = 2;

template <class T>
T number_of(PositionalReader& reader) {
  return static_cast<T>(reader.number(std::numeric_limits<T>::max()));
}

// Scopes are long numbers and few: a page lists them once and rows name them by place.
class ScopeList {
 public:
  explicit ScopeList(const std::vector<RowVersion>& rows) {
    for (const RowVersion& row : rows) {
      if (places_.try_emplace(row.scope, scopes_.size()).second) scopes_.push_back(row.scope);
    }
  }
  const std::vector<Scope>& scopes() const { return scopes_; }
  std::size_t place(Scope scope) const { return places_.at(scope); }

 private:
  std::unordered_map<Scope, std::size_t> places_;
  std::vector<Scope> scopes_;
};

void write_rows(CborWriter& writer, IdTableWriter& ids, const ScopeList& scopes,
                const std::vector<RowVersion>& rows) {
  writer.array(rows.size());
  Sequence previous = 0;
  for (const RowVersion& row : rows) {
    writer.array(7);
    writer.unsigned_integer(row.type);
    ids.id(row.id);
    ids.id(row.root);
    writer.unsigned_integer(scopes.place(row.scope));
    writer.integer(static_cast<std::int64_t>(row.seq - previous));  // Wraps both ways alike.
    previous = row.seq;
    writer.unsigned_integer((row.deleted ? kFlagDeleted : 0) | (row.complete ? 0 : kFlagPartial));
    writer.map(row.fields.size());
    for (const FieldValue& field : row.fields) {
      writer.unsigned_integer(field.field);
      ids.value(field.value);
    }
  }
}

Fields read_row_fields(PositionalReader& reader, IdTableReader& ids) {
  if (reader.failed()) return {};
  const std::size_t count = reader.open_map(kItemsMax);
  std::vector<FieldValue> values;
  values.reserve(count);
  for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
    const FieldNumber number = number_of<FieldNumber>(reader);
    if (!values.empty() && values.back().field >= number)
      reader.fail(ErrorCode::kInvalidInput, "fields out of order");
    values.push_back({number, ids.value()});
  }
  reader.close();
  return reader.failed() ? Fields() : Fields(std::move(values));
}

RowVersion read_row(PositionalReader& reader, IdTableReader& ids, const std::vector<Scope>& scopes,
                    Sequence previous) {
  RowVersion row;
  reader.open(7);
  row.type = number_of<EntityNumber>(reader);
  row.id = ids.id();
  row.root = ids.id();
  const std::uint64_t place = reader.number(kPullItemsMax);
  if (place < scopes.size()) {
    row.scope = scopes[static_cast<std::size_t>(place)];
  } else {
    reader.fail(ErrorCode::kInvalidInput, "unknown scope");
  }
  row.seq = previous + static_cast<Sequence>(reader.integer());
  const std::uint64_t flags = reader.number(std::numeric_limits<std::uint8_t>::max());
  row.deleted = (flags & kFlagDeleted) != 0;
  row.complete = (flags & kFlagPartial) == 0;
  row.fields = read_row_fields(reader, ids);
  reader.close();
  return row;
}

std::vector<Scope> read_scopes(PositionalReader& reader) {
  std::vector<Scope> scopes;
  const std::size_t count = reader.open_list(kPullItemsMax);
  for (std::size_t i = 0; i < count && !reader.failed(); ++i)
    scopes.push_back(number_of<Scope>(reader));
  reader.close();
  return scopes;
}

void write_scopes(CborWriter& writer, const std::vector<Scope>& scopes) {
  writer.array(scopes.size());
  for (const Scope scope : scopes) writer.unsigned_integer(scope);
}

}  // namespace

Bytes encode(const PullRequest& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(3);
  writer.bytes(message.cursor);
  writer.unsigned_integer(message.schema_version);
  writer.unsigned_integer(message.bytes_max);
  return writer.take();
}

Result<PullRequest> decode_pull_request(ByteView body) {
  const auto content = strip_prefix(body, 2 * kStringBytesMax);
  if (!content) return std::unexpected(content.error());
  PositionalReader reader(*content, {kDepthMax, kStringBytesMax, kItemsMax});
  PullRequest message;
  reader.open(3);
  message.cursor = reader.bytes(kStringBytesMax);
  message.schema_version = number_of<std::uint32_t>(reader);
  message.bytes_max = number_of<std::uint32_t>(reader);
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return message;
}

Bytes encode(const PullResponse& message) {
  CborWriter writer;
  write_prefix(writer);
  writer.array(11);
  const ScopeList scopes(message.rows);
  write_scopes(writer, scopes.scopes());
  IdTableWriter ids(writer);
  write_rows(writer, ids, scopes, message.rows);
  writer.array(2 * message.roots_out.size());
  for (const auto& [scope, root] : message.roots_out) {
    writer.unsigned_integer(scope);
    ids.id(root);
  }
  write_scopes(writer, message.scopes_dropped);
  writer.array(3 * message.acknowledgements.size());
  for (const Acknowledgement& acknowledgement : message.acknowledgements) {
    writer.unsigned_integer(acknowledgement.session);
    writer.unsigned_integer(acknowledgement.last_counter);
    writer.unsigned_integer(acknowledgement.applied_seq);
  }
  write_outcomes(writer, message.outcomes);
  writer.bytes(message.next_cursor);
  writer.unsigned_integer(message.high_seq);
  writer.unsigned_integer(message.grant_seq);
  writer.boolean(message.more);
  writer.integer(message.server_ms);
  return writer.take();
}

struct PullResponseReader::State {
  State(Bytes whole, ByteView content)
      : body(std::move(whole)), reader(content, kPageLimits), ids(reader) {
    reader.open(11);
    scopes = read_scopes(reader);
    rows_left = reader.open_list(kPullItemsMax);
  }
  Bytes body;
  PositionalReader reader;
  IdTableReader ids;
  std::vector<Scope> scopes;
  std::size_t rows_left = 0;
  Sequence previous = 0;
  std::optional<Error> not_ours;  // What stands before the content is wrong.
};

PullResponseReader::PullResponseReader(Bytes body) {
  const auto content = strip_prefix(body, kPullBodyBytesMax);
  // Moving the bytes does not move what they are.
  state_ = std::make_unique<State>(std::move(body), content.value_or(ByteView{}));
  if (!content) state_->not_ours = content.error();
}
PullResponseReader::~PullResponseReader() = default;
PullResponseReader::PullResponseReader(PullResponseReader&&) noexcept = default;
PullResponseReader& PullResponseReader::operator=(PullResponseReader&&) noexcept = default;

std::vector<RowVersion> PullResponseReader::read_rows(std::size_t most) {
  std::vector<RowVersion> rows;
  State& state = *state_;
  for (; state.rows_left > 0 && rows.size() < most && !state.reader.failed(); --state.rows_left) {
    rows.push_back(read_row(state.reader, state.ids, state.scopes, state.previous));
    state.previous = rows.back().seq;
  }
  if (state.reader.failed()) rows.clear();
  return rows;
}

Result<PullResponse> PullResponseReader::finish() {
  if (state_->not_ours) return std::unexpected(*state_->not_ours);
  PositionalReader& reader = state_->reader;
  IdTableReader& ids = state_->ids;
  PullResponse message;
  reader.close();
  const std::size_t out = reader.open_list(kPullItemsMax);
  if (out % 2 != 0) reader.fail(ErrorCode::kInvalidInput, "odd count of roots");
  for (std::size_t i = 0; i < out && !reader.failed(); i += 2) {
    const Scope scope = number_of<Scope>(reader);
    message.roots_out.emplace_back(scope, ids.id());
  }
  reader.close();
  message.scopes_dropped = read_scopes(reader);
  const std::size_t acknowledged = reader.open_list(kPullItemsMax);
  if (acknowledged % 3 != 0) reader.fail(ErrorCode::kInvalidInput, "odd count of acknowledgements");
  for (std::size_t i = 0; i < acknowledged && !reader.failed(); i += 3) {
    Acknowledgement acknowledgement;
    acknowledgement.session = reader.number(kSessionMax);
    acknowledgement.last_counter = number_of<Counter>(reader);
    acknowledgement.applied_seq = number_of<Sequence>(reader);
    message.acknowledgements.push_back(acknowledgement);
  }
  reader.close();
  message.outcomes = read_outcomes(reader);
  message.next_cursor = reader.bytes(kStringBytesMax);
  message.high_seq = number_of<Sequence>(reader);
  message.grant_seq = number_of<Sequence>(reader);
  message.more = reader.boolean();
  message.server_ms = reader.integer();
  reader.close();
  if (const Status status = reader.finish(); !status) return std::unexpected(status.error());
  return message;
}

Result<PullResponse> decode_pull_response(ByteView body) {
  PullResponseReader reader(Bytes(body.begin(), body.end()));
  std::vector<RowVersion> rows = reader.read_rows(kPullItemsMax);
  auto message = reader.finish();
  if (message) message->rows = std::move(rows);
  return message;
}

}  // namespace huifang::sync
