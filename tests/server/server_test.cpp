#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/catalog/fields.hpp"
#include "sync/server/command_line/commands.hpp"
#include "sync/server/http/compression.hpp"
#include "tests/server/support/running_server.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

std::string listen_call(const TestDevice& device) {
  return to_text(
      {.path = "/v1/sync/live",
       .headers = {{"Authorization", device.bearer()}, {"Accept", "text/event-stream"}}});
}

class ServerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() /
              (std::string("huifang_server_") +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(ServerTest, SigningInTellsTheDeviceWhoItIs) {
  const auto office = office_with_staff();
  RunningServer server(*office);
  const TestKey key;
  const Reply reply = send(server.port(), sign_in_call(key, "qianguodong"));
  const auto session = sync::decode_sign_in_response(reply.bytes());
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ(session->name, "钱国栋");
  EXPECT_EQ(session->roles, std::vector<std::string>{"department_manager"});
  EXPECT_FALSE(session->employee.is_nil());
  EXPECT_FALSE(session->unit.is_nil());
  EXPECT_EQ(session->access_expires_ms, kNowMs + 10 * 60 * 1000);
  EXPECT_EQ(session->server_ms, kNowMs);
  // The same key is the same device.
  const auto again =
      sync::decode_sign_in_response(send(server.port(), sign_in_call(key, "qianguodong")).bytes());
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->device, session->device);
  const auto other = sync::decode_sign_in_response(
      send(server.port(), sign_in_call(TestKey(), "qianguodong")).bytes());
  ASSERT_TRUE(other.has_value());
  EXPECT_NE(other->device, session->device);
}

TEST_F(ServerTest, WhatIsPushedTwiceCountsOnceAndIsPulled) {
  const auto office = office_with_staff();
  TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  const Call push = device.push_call(sync::encode(device.new_customers(3)));
  const Reply first = send(server.port(), push);
  const auto acked = sync::decode_push_response(first.bytes());
  ASSERT_TRUE(acked.has_value());
  EXPECT_EQ(acked->acked_counter, 3U);
  EXPECT_TRUE(acked->outcomes.empty()) << acked->outcomes.front().key;
  const auto replayed = sync::decode_push_response(send(server.port(), push).bytes());
  ASSERT_TRUE(replayed.has_value());
  EXPECT_EQ(replayed->applied_seq, acked->applied_seq);
  EXPECT_EQ(replayed->high_seq, acked->high_seq);

  const auto pulled = sync::decode_pull_response(send(server.port(), device.pull_call()).bytes());
  ASSERT_TRUE(pulled.has_value());
  EXPECT_EQ(std::ranges::count(pulled->rows, kCustomerEntity, &sync::RowVersion::type), 3);
}

TEST_F(ServerTest, PushesAndPullsArePackedWhereTheOtherSideCan) {
  const auto office = office_with_staff();
  TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  const Bytes small = gzip(sync::encode(device.new_customers(20)), 6);
  Call push = device.push_call(small);  // Signed as it is sent.
  push.headers.emplace_back("Content-Encoding", "gzip");
  EXPECT_EQ(send(server.port(), push).status, 200);
  Call pull = device.pull_call();
  pull.headers.emplace_back("Accept-Encoding", "gzip");
  const Reply packed = send(server.port(), pull);
  EXPECT_EQ(packed.header("content-encoding"), "gzip");
  const auto plain = gunzip(packed.bytes(), 1024 * 1024);
  ASSERT_TRUE(plain.has_value());
  EXPECT_TRUE(sync::decode_pull_response(*plain).has_value());
}

TEST_F(ServerTest, AnOfficeIsTheSameAsLongAsItsFolderIs) {
  const fs::path other_folder = folder_.string() + "-anew";
  fs::remove_all(other_folder);
  Id first;
  {
    const auto office = Office::open({.data = folder_});
    ASSERT_TRUE(office.has_value());
    first = (*office)->id();
    EXPECT_FALSE(first.is_nil());
  }
  EXPECT_EQ((*Office::open({.data = folder_}))->id(), first);
  EXPECT_NE((*Office::open({.data = other_folder}))->id(), first);
  fs::remove_all(other_folder);
  const auto office = office_with_staff();
  EXPECT_EQ(sign_in(*office, "zhoumin").session.office, office->id());
}

TEST_F(ServerTest, ARefreshOutlivesALostAnswerButNotItsUse) {
  const auto office = office_with_staff();
  TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  const Call refresh = device.refresh_call();
  ASSERT_EQ(send(server.port(), refresh).status, 200);  // This answer is lost.
  const Reply second = send(server.port(), refresh);
  ASSERT_EQ(second.status, 200);
  EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);  // With the old token.
  device.session = *sync::decode_sign_in_response(second.bytes());
  EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);  // The new one is used.
  const Reply replayed = send(server.port(), refresh);
  EXPECT_EQ(replayed.status, 401);
  EXPECT_EQ(replayed.key(), "session.unknown");
}

TEST_F(ServerTest, AnAccessTokenLastsTenMinutesAndARefreshTokenThirtyDays) {
  const auto office = office_with_staff();
  TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  server.now_ms = kNowMs + 10 * 60 * 1000 - 1;
  EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);
  server.now_ms = kNowMs + 10 * 60 * 1000;
  EXPECT_EQ(send(server.port(), device.pull_call()).key(), "session.expired");
  server.now_ms = kNowMs + 30LL * 24 * 60 * 60 * 1000;
  EXPECT_EQ(send(server.port(), device.refresh_call()).key(), "session.expired");
  EXPECT_EQ(send(server.port(), device.push_call(sync::encode(device.new_customers(1)))).status,
            200);
}

TEST_F(ServerTest, ALiveLineTellsOfPushesAndEndsWithTheSession) {
  const auto office = office_with_staff();
  TestDevice writer = sign_in(*office, "zhoumin");
  const TestDevice reader = sign_in(*office, "qianguodong");
  RunningServer server(*office);
  RawConnection line(server.port());
  line.send(listen_call(reader));
  const Reply head = line.read_reply(true);
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("content-type"), "text/event-stream");
  expect_headers_of_every_answer(head);
  EXPECT_TRUE(line.read_until("\n\n").starts_with("event: poke\ndata: {\"seq\":"));

  const auto acked = sync::decode_push_response(
      send(server.port(), writer.push_call(sync::encode(writer.new_customers(1)))).bytes());
  ASSERT_TRUE(acked.has_value());
  EXPECT_EQ(line.read_until("\n\n"),
            "event: poke\ndata: {\"seq\":" + std::to_string(acked->high_seq) + "}\n\n");

  Call out{
      .method = "DELETE", .path = "/v1/session", .headers = {{"Authorization", reader.bearer()}}};
  EXPECT_EQ(send(server.port(), out).status, 204);
  EXPECT_TRUE(line.is_closed());
}

TEST_F(ServerTest, AStillLineShowsThatItLives) {
  const auto office = office_with_staff();
  const TestDevice reader = sign_in(*office, "zhoumin");
  RunningServer server(*office, [](HttpOptions& options) {
    options.limits.live_heartbeat = std::chrono::milliseconds(10);
    options.limits.live_poke_gap = std::chrono::milliseconds(1);
  });
  RawConnection line(server.port());
  line.send(listen_call(reader));
  line.read_reply(true);
  line.read_until("\n\n");
  EXPECT_EQ(line.read_until("\n\n"), ":\n\n");
  EXPECT_EQ(line.read_until("\n\n"), ":\n\n");
}

TEST_F(ServerTest, AFourthLineOfADeviceEndsItsFirst) {
  const auto office = office_with_staff();
  const TestDevice reader = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  std::vector<std::unique_ptr<RawConnection>> lines;
  for (int count = 0; count < 4; ++count) {
    lines.push_back(std::make_unique<RawConnection>(server.port()));
    lines.back()->send(listen_call(reader));
    EXPECT_EQ(lines.back()->read_reply(true).status, 200);
    lines.back()->read_until("\n\n");
  }
  EXPECT_TRUE(lines.front()->is_closed());
}

TEST_F(ServerTest, StoppingEndsLinesWithATimeToComeBackAndIdleConnectionsAtOnce) {
  const auto office = office_with_staff();
  const TestDevice reader = sign_in(*office, "zhoumin");
  RunningServer server(*office);
  RawConnection line(server.port());
  line.send(listen_call(reader));
  line.read_reply(true);
  line.read_until("\n\n");
  RawConnection idle(server.port());
  idle.send(to_text({.path = "/healthz"}));
  idle.read_reply();
  server.stop();
  const std::string last = line.read_until("never");
  ASSERT_TRUE(last.starts_with("retry: ")) << last;
  EXPECT_LE(std::stoi(last.substr(7)), 3'000);
  EXPECT_TRUE(idle.is_closed());
  server.wait_until_stopped();
}

TEST_F(ServerTest, AConnectionServesManyRequests) {
  const auto office = office_with_staff();
  RunningServer server(*office);
  RawConnection connection(server.port());
  connection.send(to_text({.path = "/healthz"}) + to_text({.method = "HEAD", .path = "/other.js"}) +
                  to_text({.path = "/metrics"}));
  const Reply health = connection.read_reply();
  EXPECT_EQ(health.status, 200);
  EXPECT_TRUE(health.body.starts_with("{\"status\":\"ok\"")) << health.body;
  EXPECT_EQ(connection.read_reply(true).status, 404);
  EXPECT_TRUE(connection.read_reply().body.find("huifang_requests_total") != std::string::npos);
}

TEST_F(ServerTest, HealthTellsWhatRunsHere) {
  const auto office = office_with_staff();
  TestDevice device = sign_in(*office, "zhoumin");
  RunningServer server(*office, [](HttpOptions& options) { options.build = program_build(); });
  send(server.port(), device.push_call(sync::encode(device.new_customers(1))));
  const Reply reply = send(server.port(), {.path = "/healthz"});
  EXPECT_EQ(reply.header("content-type"), "application/json");
  const auto health = nlohmann::json::parse(reply.body, nullptr, false);
  ASSERT_TRUE(health.is_object()) << reply.body;
  EXPECT_EQ(health.value("status", ""), "ok");
  EXPECT_EQ(health.value("build", ""), program_build());
  EXPECT_EQ(health.value("seq", -1), static_cast<int>(office->head()->seq));
  EXPECT_EQ(health.value("epoch", -1), static_cast<int>(office->head()->epoch));
  EXPECT_EQ(health.value("demo", true), false);
  EXPECT_TRUE(health.contains("web_build"));
}

TEST_F(ServerTest, TheBuildIsACommitOrAHashOfTheSourcesAndNoPath) {
  EXPECT_TRUE(std::regex_match(program_build(),
                               std::regex("[0-9a-f]{12,40}(-dirty)?|sources-[0-9a-f]{12}")))
      << program_build();
}

TEST_F(ServerTest, ARestartLosesNothingThatWasAcknowledged) {
  const OfficeOptions options{.data = folder_};
  TestDevice device;
  Call push;
  sync::PushResponse before;
  {
    const auto office = office_with_staff(options);
    device = sign_in(*office, "zhoumin");
    RunningServer server(*office);
    push = device.push_call(sync::encode(device.new_customers(5)));
    before = *sync::decode_push_response(send(server.port(), push).bytes());
  }
  const auto office = Office::open(options);
  ASSERT_TRUE(office.has_value());
  RunningServer server(**office);
  const auto after = sync::decode_push_response(send(server.port(), push).bytes());
  ASSERT_TRUE(after.has_value());
  EXPECT_EQ(after->acked_counter, before.acked_counter);
  EXPECT_EQ(after->applied_seq, before.applied_seq);
  EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);  // The session goes on, too.
}

TEST_F(ServerTest, AFullDiskAcknowledgesNothingAndLosesNothing) {
  const OfficeOptions options{.data = folder_};
  {
    const auto office = office_with_staff(options);
  }
  TestDevice device;
  std::vector<sync::PushRequest> unsent;
  sync::Counter acked = 0;
  {
    const auto office = Office::open({.data = folder_, .store_pages_max = 120});
    ASSERT_TRUE(office.has_value());
    device = sign_in(**office, "zhoumin");
    RunningServer server(**office);
    Reply reply;
    for (int batch = 0; batch < 200; ++batch) {
      const sync::PushRequest request = device.new_customers(50);
      reply = send(server.port(), device.push_call(sync::encode(request)));
      if (reply.status != 200) {
        unsent.push_back(request);
        break;
      }
      acked = sync::decode_push_response(reply.bytes())->acked_counter;
    }
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(reply.key(), "server.full");
    EXPECT_NE(reply.header("retry-after"), "");
    // What can be read is still read, and asking again changes nothing.
    EXPECT_EQ(send(server.port(), device.push_call(sync::encode(unsent.front()))).status, 503);
    EXPECT_EQ(send(server.port(), {.path = "/healthz"}).status, 200);
    EXPECT_EQ(send(server.port(), device.pull_call()).status, 200);
  }
  const auto office = Office::open(options);
  ASSERT_TRUE(office.has_value());
  RunningServer server(**office);
  ASSERT_EQ(unsent.size(), 1U);
  EXPECT_EQ(unsent.front().from_counter, acked + 1);
  const auto recovered = sync::decode_push_response(
      send(server.port(), device.push_call(sync::encode(unsent.front()))).bytes());
  ASSERT_TRUE(recovered.has_value());
  EXPECT_EQ(recovered->acked_counter, acked + 50);
}

TEST_F(ServerTest, AReportOfTheBrowserIsCountedAndBounded) {
  const auto office = office_with_staff();
  RunningServer server(*office,
                       [](HttpOptions& options) { options.rates.report_address = {1, 2}; });
  const Call report{.method = "POST",
                    .path = "/csp",
                    .headers = {{"Content-Type", "application/reports+json"}},
                    .body = "[]"};
  EXPECT_EQ(send(server.port(), report).status, 204);
  EXPECT_EQ(send(server.port(), report).status, 204);
  EXPECT_EQ(send(server.port(), report).status, 429);
  EXPECT_EQ(server.metrics().content_reports, 2U);
}

}  // namespace
}  // namespace huifang::server
