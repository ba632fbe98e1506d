#include "sync/server/http/static_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sync/server/http/compression.hpp"

namespace huifang::server {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const std::string name = ::testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = fs::temp_directory_path() / ("huifang_static_" + name);
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "assets");
    write("index.html",
          "<!doctype html><meta name=\"build\" content=\"b42\">" + std::string(1000, ' '));
    write("sw.js", "// worker");
    write("assets/app-3UMQZ5OT.js", std::string(5000, 'x'));
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name) << content;
  }

  Answer get(const StaticFiles& files, std::string path, std::vector<Header> headers = {}) {
    Request request;
    request.method = "GET";
    request.path = std::move(path);
    request.headers = std::move(headers);
    return files.answer(request);
  }
  static std::string header(const Answer& answer, std::string_view name) {
    for (const auto& [known, value] : answer.headers) {
      if (known == name) return value;
    }
    return "";
  }

  fs::path folder_;
};

TEST_F(StaticFilesTest, PathsOfTheAppGetThePage) {
  const auto files = StaticFiles::load(folder_);
  ASSERT_TRUE(files.has_value());
  EXPECT_EQ(files->build(), "b42");
  for (const char* path :
       {"/", "/index.html", "/customers/KH100421", "/visits", "/kiosk", "/a/b/c"}) {
    const Answer answer = get(*files, path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_EQ(answer.content_type, "text/html; charset=utf-8") << path;
    EXPECT_EQ(header(answer, "Cache-Control"), "no-cache") << path;
  }
}

TEST_F(StaticFilesTest, WhatIsNotThereIs404) {
  const auto files = StaticFiles::load(folder_);
  for (const char* path : {"/nothing.js", "/../secret.txt", "/assets/../index.html", "/v1/other",
                           "/%2e%2e/passwd.txt"}) {
    EXPECT_EQ(get(*files, path).status, 404) << path;
  }
}

TEST_F(StaticFilesTest, HashedNamesAreKeptForEver) {
  const auto files = StaticFiles::load(folder_);
  EXPECT_EQ(header(get(*files, "/assets/app-3UMQZ5OT.js"), "Cache-Control"),
            "public, max-age=31536000, immutable");
  EXPECT_EQ(header(get(*files, "/sw.js"), "Cache-Control"), "no-cache");
}

TEST_F(StaticFilesTest, EachFormHasItsOwnTag) {
  const auto files = StaticFiles::load(folder_);
  const Answer plain = get(*files, "/assets/app-3UMQZ5OT.js");
  const Answer brotli = get(*files, "/assets/app-3UMQZ5OT.js", {{"Accept-Encoding", "gzip, br"}});
  const Answer gzip = get(*files, "/assets/app-3UMQZ5OT.js", {{"accept-encoding", "gzip"}});
  EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
  EXPECT_EQ(header(gzip, "Content-Encoding"), "gzip");
  EXPECT_EQ(header(plain, "Content-Encoding"), "");
  EXPECT_NE(header(plain, "ETag"), header(brotli, "ETag"));
  EXPECT_NE(header(plain, "ETag"), header(gzip, "ETag"));
  EXPECT_EQ(gunzip(gzip.content(), 5000), plain.content());

  const Answer again =
      get(*files, "/assets/app-3UMQZ5OT.js", {{"If-None-Match", header(plain, "ETag")}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.content().empty());
  EXPECT_EQ(
      get(*files, "/assets/app-3UMQZ5OT.js", {{"If-None-Match", header(brotli, "ETag")}}).status,
      200);
}

TEST_F(StaticFilesTest, PackedFilesBesideAreServedAsTheyAre) {
  write("assets/app-3UMQZ5OT.js.br", "packed by the build");
  const auto files = StaticFiles::load(folder_);
  const Answer answer = get(*files, "/assets/app-3UMQZ5OT.js", {{"Accept-Encoding", "br"}});
  EXPECT_EQ(answer.content(), (Bytes{'p', 'a', 'c', 'k', 'e', 'd', ' ', 'b', 'y', ' ', 't', 'h',
                                     'e', ' ', 'b', 'u', 'i', 'l', 'd'}));
  EXPECT_EQ(get(*files, "/assets/app-3UMQZ5OT.js.br").status, 404);
}

TEST_F(StaticFilesTest, LinksOutOfTheFolderAreNotFollowed) {
  fs::create_symlink("/etc/hostname", folder_ / "link.txt");
  const auto files = StaticFiles::load(folder_);
  EXPECT_EQ(get(*files, "/link.txt").status, 404);
}

TEST_F(StaticFilesTest, AMissingFolderIsAnError) {
  EXPECT_EQ(StaticFiles::load(folder_ / "no").error().key, "web.folder_missing");
}

TEST(StaticFileNames, HashesAreRecognised) {
  for (const char* name : {"app-3UMQZ5OT.js", "app.0a1b2c3d.wasm", "x-12345678.css"})
    EXPECT_TRUE(name_carries_hash(name)) << name;
  for (const char* name : {"index.html", "service-worker.js", "page.bootstrap.js", "app-short1.js",
                           "sw.js", "app-ABCDEFGH.js"}) {
    EXPECT_FALSE(name_carries_hash(name)) << name;
  }
}

}  // namespace
}  // namespace huifang::server
