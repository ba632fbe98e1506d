#include "sync/client/internal/enrolment.hpp"

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kFieldCount = 11;
constexpr std::size_t kFormerFieldCount = 5;

// Elements of a later program are skipped.
bool skip_rest(CborReader& reader, std::size_t count, std::size_t known) {
  for (std::size_t at = known; at < count; ++at) {
    if (!reader.skip()) return false;
  }
  reader.leave();
  return true;
}

Result<FormerOffice> read_former(CborReader& reader) {
  const auto count = reader.array();
  if (!count || *count < kFormerFieldCount) return store_damaged("enrolment: former");
  const auto office = reader.bytes();
  const auto user = reader.unsigned_integer();
  const auto account = reader.text();
  const auto name = reader.text();
  const auto unsent = reader.unsigned_integer();
  if (!office || !user || !account || !name || !unsent) return store_damaged("enrolment: former");
  const auto office_id = id_from_bytes(*office);
  if (!office_id || !skip_rest(reader, *count, kFormerFieldCount))
    return store_damaged("enrolment: former");
  return FormerOffice{.office = *office_id,
                      .user = static_cast<UserId>(*user),
                      .account = std::string(*account),
                      .name = std::string(*name),
                      .unsent = static_cast<std::uint32_t>(*unsent)};
}

}  // namespace

Bytes encode_enrolment(const Enrolment& enrolment) {
  const Person& person = enrolment.person;
  CborWriter writer;
  writer.array(kFieldCount);
  writer.unsigned_integer(person.user);
  writer.unsigned_integer(person.device);
  writer.bytes(person.employee.bytes);
  writer.bytes(person.unit.bytes);
  writer.text(person.account);
  writer.text(person.name);
  writer.array(person.roles.size());
  for (const std::string& role : person.roles) writer.text(role);
  writer.text(enrolment.refresh_token);
  writer.boolean(enrolment.signed_out);
  writer.bytes(person.office.bytes);
  writer.array(enrolment.former.size());
  for (const FormerOffice& former : enrolment.former) {
    writer.array(kFormerFieldCount);
    writer.bytes(former.office.bytes);
    writer.unsigned_integer(former.user);
    writer.text(former.account);
    writer.text(former.name);
    writer.unsigned_integer(former.unsent);
  }
  return seal(writer.view());
}

Result<Enrolment> decode_enrolment(ByteView stored) {
  const auto body = unseal(stored);
  if (!body) return std::unexpected(body.error());
  CborReader reader(*body, kStoreLimits);
  Enrolment enrolment;
  Person& person = enrolment.person;
  const auto count = reader.array();
  if (!count || *count < kFieldCount) return store_damaged("enrolment");
  const auto user = reader.unsigned_integer();
  const auto device = reader.unsigned_integer();
  const auto employee = reader.bytes();
  const auto unit = reader.bytes();
  const auto account = reader.text();
  const auto name = reader.text();
  const auto roles = reader.array();
  if (!user || !device || !employee || !unit || !account || !name || !roles)
    return store_damaged("enrolment");
  person.user = static_cast<UserId>(*user);
  person.device = static_cast<DeviceId>(*device);
  person.employee = id_from_bytes(*employee).value_or(Id{});
  person.unit = id_from_bytes(*unit).value_or(Id{});
  person.account = *account;
  person.name = *name;
  for (std::size_t at = 0; at < *roles; ++at) {
    const auto role = reader.text();
    if (!role) return store_damaged("enrolment: role");
    person.roles.emplace_back(*role);
  }
  reader.leave();
  const auto token = reader.text();
  const auto signed_out = reader.boolean();
  if (!token || !signed_out) return store_damaged("enrolment: token");
  enrolment.refresh_token = *token;
  enrolment.signed_out = *signed_out;
  const auto office = reader.bytes();
  const auto formers = reader.array();
  if (!office || !formers) return store_damaged("enrolment: office");
  const auto office_id = id_from_bytes(*office);
  if (!office_id) return store_damaged("enrolment: office");
  person.office = *office_id;
  for (std::size_t at = 0; at < *formers; ++at) {
    auto former = read_former(reader);
    if (!former) return std::unexpected(former.error());
    enrolment.former.push_back(std::move(*former));
  }
  reader.leave();
  if (!skip_rest(reader, *count, kFieldCount)) return store_damaged("enrolment: extras");
  if (!reader.finish()) return store_damaged("enrolment: end");
  return enrolment;
}

}  // namespace huifang::sync
