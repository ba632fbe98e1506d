#include "sync/server/demo/demo.hpp"
#include "sync/server/http/answers.hpp"
#include "sync/server/http/areas.hpp"
#include "sync/server/http/context.hpp"

namespace huifang::server {

Answering answer_demo(Context& context, const Request&) {
  if (!context.demo) co_return refusal(404, "http.not_found");
  co_return json(demo_accounts_json());
}

}  // namespace huifang::server
