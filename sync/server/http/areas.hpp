#pragma once

#include <boost/asio/awaitable.hpp>

#include "sync/server/http/message.hpp"

namespace huifang::server {

struct Context;
using Answering = boost::asio::awaitable<Answer>;

// health_routes.cpp: is the server well, and what has it counted.
Answering answer_health(Context& context, const Request& request);
Answering answer_metrics(Context& context, const Request& request);
Answering answer_content_report(Context& context, const Request& request);

// session_routes.cpp: signing in, staying signed in, signing out.
Answering answer_sign_in(Context& context, const Request& request);
Answering answer_refresh(Context& context, const Request& request);
Answering answer_sign_out(Context& context, const Request& request);

// sync_routes.cpp: operations in, rows out, and the live line.
Answering answer_push(Context& context, const Request& request);
Answering answer_pull(Context& context, const Request& request);
Answering answer_live(Context& context, const Request& request);

// demo_routes.cpp: who can be tried out.
Answering answer_demo(Context& context, const Request& request);

}  // namespace huifang::server
