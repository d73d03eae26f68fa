create extension if not exists vector;

create table passages (
  id serial primary key,
  body text not null,
  embedding vector(1536) not null
);

create table conversations (
  customer text primary key,
  thread_id text not null
);
