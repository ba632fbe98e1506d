#include <array>
#include <cstdint>

#include "core/record/cbor.hpp"
#include "sync/protocol/limits.hpp"
#include "sync/server/demo/demo.hpp"
#include "sync/server/http/answers.hpp"
#include "sync/server/http/areas.hpp"
#include "sync/server/http/context.hpp"

namespace huifang::server {
namespace {

// Version, cipher, [password, [[account, name, role, unit, post], ...]].
Bytes accounts_body() {
  constexpr std::array<std::uint8_t, 2> kHead{sync::kProtocolVersion, sync::kCipherPlain};
  CborWriter writer;
  writer.raw(kHead);
  writer.array(2);
  writer.text(kDemoPassword);
  const std::vector<DemoAccount> accounts = demo_accounts();
  writer.array(accounts.size());
  for (const DemoAccount& account : accounts) {
    writer.array(5);
    for (const std::string* text :
         {&account.account, &account.name, &account.role, &account.unit, &account.post}) {
      writer.text(*text);
    }
  }
  return writer.take();
}

}  // namespace

Answering answer_demo(Context& context, const Request&) {
  if (!context.demo) co_return refusal(404, "http.not_found");
  static const Bytes kBody = accounts_body();  // The same for as long as the program runs.
  co_return cbor(kBody);
}

}  // namespace huifang::server
