#pragma once

#include <atomic>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution/outstanding_work.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace huifang::server {

// One thread that does jobs in the order they come. A tenant's store and engine live on one, so
// they need no locks and pushes are serial.
class Worker {
 public:
  // Does `job` there and comes back to the caller's own thread with its result. Must not throw.
  template <class Job, class Outcome = std::invoke_result_t<Job>>
  boost::asio::awaitable<Outcome> run(Job job) {
    return boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void(Outcome)>(
        [this](auto done, Job work) {
          ++waiting_;
          auto home = boost::asio::prefer(boost::asio::get_associated_executor(done),
                                          boost::asio::execution::outstanding_work.tracked);
          boost::asio::post(
              thread_, [this, done = std::move(done), work = std::move(work), home]() mutable {
                Outcome outcome = work();
                --waiting_;
                boost::asio::post(home,
                                  [done = std::move(done), outcome = std::move(outcome)]() mutable {
                                    std::move(done)(std::move(outcome));
                                  });
              });
        },
        boost::asio::use_awaitable, std::move(job));
  }

  // Jobs given and not done, the one under way among them.
  std::size_t waiting() const { return waiting_; }

  // Finishes what was given, then ends the thread.
  void finish() { thread_.join(); }

 private:
  std::atomic<std::size_t> waiting_ = 0;
  boost::asio::thread_pool thread_{1};
};

}  // namespace huifang::server
