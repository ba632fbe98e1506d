#include "sync/server/http/routes.hpp"

#include <array>

#include "sync/protocol/limits.hpp"
#include "sync/server/http/areas.hpp"

namespace huifang::server {
namespace {

using enum Access;
using enum Content;
constexpr std::size_t kSmall = sync::kSmallBodyBytesMax;
constexpr std::size_t kBatch =
    sync::kBatchBytesMax + sync::kSmallBodyBytesMax;  // The operations and what is around them.

constexpr std::array kRoutes{
    Route{"GET", "/healthz", kAnyone, kNone, 0, answer_health},
    Route{"GET", "/metrics", kAnyone, kNone, 0, answer_metrics},
    Route{"POST", "/csp", kAnyone, kReport, kSmall, answer_content_report},
    Route{"POST", "/v1/session", kAnyone, kCbor, kSmall, answer_sign_in},
    Route{"POST", "/v1/session/refresh", kDevice, kCbor, kSmall, answer_refresh},
    Route{"DELETE", "/v1/session", kSession, kNone, 0, answer_sign_out},
    Route{"POST", "/v1/sync/push", kDevice, kCbor, kBatch, answer_push},
    Route{"POST", "/v1/sync/pull", kSession, kCbor, kSmall, answer_pull},
    Route{"GET", "/v1/sync/live", kSession, kNone, 0, answer_live},
    Route{"GET", "/v1/demo", kAnyone, kNone, 0, answer_demo},
};

}  // namespace

std::span<const Route> routes() { return kRoutes; }

}  // namespace huifang::server
