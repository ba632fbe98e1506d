#include "sync/client/internal/enrolment.hpp"

#include "sync/client/format/envelope.hpp"

namespace huifang::sync {
namespace {

constexpr std::size_t kFieldCount = 9;

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
  for (std::size_t at = kFieldCount; at < *count; ++at) {
    if (!reader.skip()) return store_damaged("enrolment: extras");
  }
  reader.leave();
  if (!reader.finish()) return store_damaged("enrolment: end");
  return enrolment;
}

}  // namespace huifang::sync
