#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace huifang::shell {

template <class Signature>
class FunctionRef;

// A function that is lent for one call, as a callback of a widget is: borrows what it was made of
// and asks for no memory. May be empty.
template <class Result, class... Arguments>
class FunctionRef<Result(Arguments...)> {
 public:
  FunctionRef() = default;
  FunctionRef(std::nullptr_t) {}

  template <class Callable>
    requires(!std::same_as<std::remove_cvref_t<Callable>, FunctionRef> &&
             std::is_invocable_r_v<Result, Callable&, Arguments...>)
  FunctionRef(Callable&& callable)
      : callable_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        call_([](void* borrowed, Arguments... arguments) -> Result {
          using Made = std::invoke_result_t<Callable&, Arguments...>;
          static_assert(!std::same_as<Result, std::string_view> || !std::same_as<Made, std::string>,
                        "the words would be gone before they are read");
          return (*static_cast<std::remove_reference_t<Callable>*>(borrowed))(
              std::forward<Arguments>(arguments)...);
        }) {}

  Result operator()(Arguments... arguments) const {
    return call_(callable_, std::forward<Arguments>(arguments)...);
  }
  explicit operator bool() const { return call_ != nullptr; }

 private:
  void* callable_ = nullptr;
  Result (*call_)(void*, Arguments...) = nullptr;
};

}  // namespace huifang::shell
