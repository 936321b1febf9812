// Declarations of what the analyses know of the standard library, for code that
// is to be parsed quickly: names and signatures, C++11 and later. Bodies only
// where an argument can be a lambda, or where they instantiate what is made.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#pragma once

namespace std {
using size_t = decltype(sizeof(0));
using nullptr_t = decltype(nullptr);
template <class T> class initializer_list {
  const T *First;
  size_t Size;
public:
  const T *begin() const;
  const T *end() const;
};

template <class T> struct remove_reference { using type = T; };
template <class T> struct remove_reference<T &> { using type = T; };
template <class T> struct remove_reference<T &&> { using type = T; };
template <class T> struct decay {
  using type = typename remove_reference<T>::type;
};
template <class T> typename remove_reference<T>::type &&move(T &&);
template <class T> T &&forward(typename remove_reference<T>::type &);
template <class T> T &&forward(typename remove_reference<T>::type &&);
template <class T, class U = T> T exchange(T &, U &&);
template <class T> void swap(T &, T &);
template <class T> struct reference_wrapper {
  reference_wrapper(T &);
  operator T &() const;
};
template <class T> reference_wrapper<T> ref(T &);

template <class T> class unique_ptr {
public:
  using element_type = T;
  unique_ptr();
  unique_ptr(nullptr_t);
  explicit unique_ptr(T *);
  unique_ptr(unique_ptr &&);
  template <class U> unique_ptr(unique_ptr<U> &&);
  ~unique_ptr();
  unique_ptr &operator=(unique_ptr &&);
  unique_ptr &operator=(nullptr_t);
  T *get() const;
  T *release();
  void reset(T * = nullptr);
  void swap(unique_ptr &);
  T &operator*() const;
  T *operator->() const;
  explicit operator bool() const;
};
template <class T> class weak_ptr;
template <class T> class shared_ptr {
public:
  using element_type = T;
  shared_ptr();
  shared_ptr(nullptr_t);
  template <class U> explicit shared_ptr(U *);
  template <class U, class D> shared_ptr(U *, D) {}
  shared_ptr(const shared_ptr &);
  shared_ptr(shared_ptr &&);
  template <class U> shared_ptr(const shared_ptr<U> &);
  template <class U> shared_ptr(const shared_ptr<U> &, T *);
  template <class U> shared_ptr(unique_ptr<U> &&);
  ~shared_ptr();
  shared_ptr &operator=(const shared_ptr &);
  shared_ptr &operator=(shared_ptr &&);
  T *get() const;
  void reset();
  template <class U> void reset(U *);
  void swap(shared_ptr &);
  T &operator*() const;
  T *operator->() const;
  explicit operator bool() const;
};
template <class T> class weak_ptr {
public:
  weak_ptr();
  template <class U> weak_ptr(const shared_ptr<U> &);
  weak_ptr(const weak_ptr &);
  shared_ptr<T> lock() const;
  void reset();
};
#if __cplusplus >= 201703L
template <class T> weak_ptr(shared_ptr<T>) -> weak_ptr<T>;
#endif
template <class T> class enable_shared_from_this {
public:
  shared_ptr<T> shared_from_this();
  shared_ptr<const T> shared_from_this() const;
  weak_ptr<T> weak_from_this();
};
template <class T, class... Args> shared_ptr<T> make_shared(Args &&...args) {
  return shared_ptr<T>(new T(static_cast<Args &&>(args)...));
}
template <class T, class A, class... Args>
shared_ptr<T> allocate_shared(const A &, Args &&...) {
  return {};
}
template <class T, class... Args> unique_ptr<T> make_unique(Args &&...args) {
  return unique_ptr<T>(new T(static_cast<Args &&>(args)...));
}
template <class T, class U>
shared_ptr<T> static_pointer_cast(const shared_ptr<U> &);

template <class> class function;
template <class R, class... Args> class function<R(Args...)> {
public:
  function();
  function(nullptr_t);
  function(const function &);
  function(function &&);
  template <class F> function(F) {}
  function &operator=(const function &);
  function &operator=(function &&);
  function &operator=(nullptr_t);
  template <class F> function &operator=(F &&) { return *this; }
  void swap(function &);
  R operator()(Args...) const;
  explicit operator bool() const;
};
template <class F, class... Args> struct binder {
  template <class... Rest> void operator()(Rest &&...) {}
};
template <class F, class... Args> binder<F, Args...> bind(F &&, Args &&...) {
  return {};
}
template <class F, class... Args>
binder<F, Args...> bind_front(F &&, Args &&...) {
  return {};
}

template <class T> struct iterator {
  T &operator*() const;
  T *operator->() const;
  iterator &operator++();
  bool operator!=(const iterator &) const;
};
template <class T> class vector {
public:
  vector();
  vector(initializer_list<T>);
  vector(const vector &);
  vector(vector &&);
  vector &operator=(const vector &);
  vector &operator=(vector &&);
  void push_back(const T &);
  void push_back(T &&);
  template <class... Args> T &emplace_back(Args &&...) { return back(); }
  iterator<T> insert(iterator<T>, const T &);
  iterator<T> erase(iterator<T>);
  void pop_back();
  void clear();
  void resize(size_t);
  void swap(vector &);
  size_t size() const;
  T &operator[](size_t);
  T &at(size_t);
  T &front();
  T &back();
  iterator<T> begin() const;
  iterator<T> end() const;
};
template <class A, class B> struct pair {
  A first;
  B second;
};
template <class A, class B> pair<A, B> make_pair(A, B);
template <class K, class V> class map {
public:
  V &operator[](const K &);
  V &at(const K &);
  template <class... Args> iterator<pair<const K, V>> emplace(Args &&...) {
    return begin();
  }
  template <class P> iterator<pair<const K, V>> insert(P &&) {
    return begin();
  }
  iterator<pair<const K, V>> find(const K &);
  size_t erase(const K &);
  void clear();
  iterator<pair<const K, V>> begin() const;
  iterator<pair<const K, V>> end() const;
};
template <class T> class optional {
public:
  optional();
  template <class U> optional(U &&) {}
  template <class U> optional &operator=(U &&) { return *this; }
  template <class... Args> T &emplace(Args &&...) { return value(); }
  T &operator*();
  T *operator->();
  T &value();
  void reset();
};
} // namespace std
