#include "sync/protocol/internal/outcome_codec.hpp"

#include <limits>

namespace huifang::sync {

// An outcome is [session, counter, kind, key, [parameters], conflict or null].
void write_outcomes(CborWriter& writer, const std::vector<Outcome>& outcomes) {
  writer.array(outcomes.size());
  for (const Outcome& outcome : outcomes) {
    writer.array(6);
    writer.unsigned_integer(outcome.session);
    writer.unsigned_integer(outcome.counter);
    writer.unsigned_integer(static_cast<std::uint8_t>(outcome.kind));
    writer.text(outcome.key);
    writer.array(outcome.parameters.size());
    for (const std::string& parameter : outcome.parameters) writer.text(parameter);
    if (outcome.conflict.is_nil()) {
      writer.null();
    } else {
      writer.bytes(outcome.conflict.bytes);
    }
  }
}

std::vector<Outcome> read_outcomes(PositionalReader& reader) {
  std::vector<Outcome> outcomes;
  const std::size_t count = reader.open_list(kItemsMax);
  for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
    Outcome outcome;
    reader.open(6);
    outcome.session = reader.number(kSessionMax);
    outcome.counter = static_cast<Counter>(reader.number(std::numeric_limits<Counter>::max()));
    // A kind of a newer server is shown as what it is nearest to: something a person should see.
    const std::uint64_t kind = reader.number(std::numeric_limits<std::uint8_t>::max());
    outcome.kind = kind <= static_cast<std::uint64_t>(OutcomeKind::kMalformed)
                       ? static_cast<OutcomeKind>(kind)
                       : OutcomeKind::kLatePending;
    outcome.key = reader.text(kNameBytesMax);
    const std::size_t parameters = reader.open_list(kItemsMax);
    for (std::size_t k = 0; k < parameters && !reader.failed(); ++k) {
      outcome.parameters.push_back(reader.text(kStringBytesMax));
    }
    reader.close();
    if (!reader.null()) outcome.conflict = reader.id();
    reader.close();
    outcomes.push_back(std::move(outcome));
  }
  reader.close();
  return outcomes;
}

}  // namespace huifang::sync
