// What the test sources use of the standard library beside the declarations in
// test/lib/Inputs/std.h, so that code which is broken on purpose parses quickly.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace std {
template <class T, T V> struct integral_constant {
  static constexpr T value = V;
  using type = integral_constant;
  constexpr operator T() const { return V; }
};
template <bool V> using bool_constant = integral_constant<bool, V>;
using true_type = bool_constant<true>;
using false_type = bool_constant<false>;
template <class...> using void_t = void;
template <bool, class T = void> struct enable_if {};
template <class T> struct enable_if<true, T> { using type = T; };
template <bool V, class T = void>
using enable_if_t = typename enable_if<V, T>::type;
template <bool, class T, class> struct conditional { using type = T; };
template <class T, class U> struct conditional<false, T, U> { using type = U; };
template <bool V, class T, class U>
using conditional_t = typename conditional<V, T, U>::type;
template <class T> using decay_t = typename decay<T>::type;
template <class T>
using remove_reference_t = typename remove_reference<T>::type;
template <class T> using remove_cvref_t = remove_reference_t<T>;
template <class T, class U>
struct is_same : bool_constant<__is_same(T, U)> {};
template <class T, class U>
struct is_base_of : bool_constant<__is_base_of(T, U)> {};
template <class T, class U>
struct is_convertible : bool_constant<__is_convertible(T, U)> {};
template <class T, class... Args>
struct is_constructible : bool_constant<__is_constructible(T, Args...)> {};
template <class T> struct is_integral : bool_constant<__is_integral(T)> {};
template <class T> struct is_class : bool_constant<__is_class(T)> {};
template <class T> T &&declval();
template <class F, class... Args>
using invoke_result_t = decltype(declval<F>()(declval<Args>()...));
template <class, class F, class... Args>
struct is_invocable_in : false_type {};
template <class F, class... Args>
struct is_invocable_in<void_t<invoke_result_t<F, Args...>>, F, Args...>
    : true_type {};
template <class F, class... Args>
struct is_invocable : is_invocable_in<void, F, Args...> {};
template <class R, class F, class... Args>
struct is_invocable_r : is_invocable<F, Args...> {};
#if __cplusplus >= 201402L
template <class T, class U> constexpr bool is_same_v = __is_same(T, U);
template <class T, class U> constexpr bool is_base_of_v = __is_base_of(T, U);
template <class T> constexpr bool is_integral_v = __is_integral(T);
template <class F, class... Args>
constexpr bool is_invocable_v = is_invocable<F, Args...>::value;
template <class R, class F, class... Args>
constexpr bool is_invocable_r_v = is_invocable_r<R, F, Args...>::value;
#endif
#if __cplusplus >= 202002L
template <class T, class U>
concept same_as = __is_same(T, U) && __is_same(U, T);
template <class T, class U>
concept derived_from = __is_base_of(U, T);
template <class T, class U>
concept convertible_to = __is_convertible(T, U);
template <class T>
concept integral = __is_integral(T);
template <class T>
concept floating_point = __is_floating_point(T);
template <class T, class... Args>
concept constructible_from = __is_constructible(T, Args...);
template <class T>
concept default_initializable = constructible_from<T>;
template <class T>
concept equality_comparable = requires(const T &a) { bool(a == a); };
template <class T>
concept totally_ordered = equality_comparable<T> && requires(const T &a) {
  bool(a < a);
};
template <class F, class... Args>
concept invocable = is_invocable_v<F, Args...>;
template <class F, class... Args>
concept predicate = invocable<F, Args...>;
namespace ranges {
template <class T>
concept range = requires(T &t) { t.begin(); t.end(); };
} // namespace ranges

template <class P = void> struct coroutine_handle {
  static coroutine_handle from_address(void *);
  void resume();
  operator coroutine_handle<>() const;
};
template <> struct coroutine_handle<void> {
  static coroutine_handle from_address(void *);
  void resume();
};
struct suspend_never {
  bool await_ready() const noexcept;
  void await_suspend(coroutine_handle<>) const noexcept;
  void await_resume() const noexcept;
};
using suspend_always = suspend_never;
template <class R, class... Args> struct coroutine_traits {
  using promise_type = typename R::promise_type;
};
#endif
#if __cplusplus >= 202302L
template <class> class move_only_function;
template <class R, class... Args> class move_only_function<R(Args...)> {
public:
  template <class F> move_only_function(F) {}
  R operator()(Args...);
};
#endif

template <class C> class basic_string {
public:
  basic_string();
  basic_string(const C *);
  basic_string(const basic_string &);
  basic_string(basic_string &&);
  basic_string &operator=(const basic_string &);
  basic_string &operator+=(const basic_string &);
  ~basic_string();
  C &operator[](size_t);
  const C *c_str() const;
  const C *data() const;
  size_t size() const;
  bool empty() const;
  void clear();
  void reserve(size_t);
  basic_string substr(size_t, size_t = 0) const;
  iterator<C> begin() const;
  iterator<C> end() const;
};
using string = basic_string<char>;
using wstring = basic_string<wchar_t>;
template <class C>
basic_string<C> operator+(const basic_string<C> &, const basic_string<C> &);
template <class C>
bool operator==(const basic_string<C> &, const basic_string<C> &);
template <class C>
bool operator<(const basic_string<C> &, const basic_string<C> &);
template <class C> class basic_string_view {
public:
  basic_string_view(const C *);
  basic_string_view(const basic_string<C> &);
};
using string_view = basic_string_view<char>;
string to_string(int);
struct ostream {};
ostream &operator<<(ostream &, const string &);
ostream &operator<<(ostream &, int);
extern ostream cout;
class regex {
public:
  explicit regex(const string &);
};
bool regex_match(const string &, const regex &);

template <class K> class set {
public:
  void insert(const K &);
  iterator<K> find(const K &) const;
  size_t erase(const K &);
  void clear();
  iterator<K> begin() const;
  iterator<K> end() const;
};
template <class K, class V> class multimap : public map<K, V> {};
template <class K, class V> class unordered_map : public map<K, V> {};
template <class K> class unordered_set : public set<K> {};
template <class T> class list : public vector<T> {
public:
  void push_front(const T &);
};
template <class T> class deque : public list<T> {};
template <class T, size_t N> struct array {
  T Elements[N];
  T &operator[](size_t);
  T *begin();
  T *end();
};
template <class... T> class tuple {
public:
  template <class... U> tuple(U &&...) {}
};
template <class... T> tuple<T...> make_tuple(T...);
template <size_t I, class... T> int &get(tuple<T...> &);
template <class... T> class variant {
public:
  template <class U> variant(U &&) {}
};
template <class F, class... V> void visit(F &&, V &&...) {}
class any {
public:
  any();
  template <class T> any(T &&) {}
  template <class T> any &operator=(T &&) { return *this; }
  bool has_value() const;
};
template <class T> T any_cast(const any &);
template <class T> T *any_cast(any *);

class thread {
public:
  thread();
  template <class F, class... Args> explicit thread(F &&, Args &&...) {}
  thread(thread &&);
  ~thread();
  void join();
  void detach();
};
class mutex {
public:
  void lock();
  void unlock();
};
template <class M> class lock_guard {
public:
  explicit lock_guard(M &);
  ~lock_guard();
};
template <class T> class atomic {
public:
  atomic(T);
  T load() const;
  operator T() const;
};
template <class T> class future {
public:
  T get();
  void wait();
};
template <class T> class promise {
public:
  future<T> get_future();
  void set_value(const T &);
};
enum class launch { async, deferred };
template <class F, class... Args>
future<invoke_result_t<F, Args...>> async(F &&, Args &&...) {
  return {};
}
template <class F, class... Args>
future<invoke_result_t<F, Args...>> async(launch, F &&, Args &&...) {
  return {};
}

namespace placeholders {
struct placeholder {};
extern placeholder _1, _2, _3;
} // namespace placeholders
template <class T> class hash {
public:
  size_t operator()(const T &) const;
};
template <class T = void> struct less {
  bool operator()(const T &, const T &) const;
};
template <class T> const T &max(const T &, const T &);
template <class T> const T &min(const T &, const T &);
template <class I, class F> F for_each(I, I, F f) { return f; }
template <class I, class F> bool any_of(I, I, F) { return true; }
template <class I, class F> I find_if(I i, I, F) { return i; }
template <class I> void sort(I, I) {}
template <class I, class F> void sort(I, I, F) {}
template <class R, class T, class U>
shared_ptr<R> dynamic_pointer_cast(const shared_ptr<U> &);
class exception {
public:
  virtual ~exception();
  virtual const char *what() const;
};
class runtime_error : public exception {
public:
  explicit runtime_error(const string &);
};
} // namespace std
using std::size_t;
using uint8_t = unsigned char;
using int32_t = int;
using uint32_t = unsigned;
using int64_t = long;
using uint64_t = unsigned long;
